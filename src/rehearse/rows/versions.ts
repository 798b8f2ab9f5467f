/** The row about what a stranger is told of versions. */
import { say } from '../../languages/say.ts';
import { parseJson } from '../../reading/parse.ts';
import { ask, Connection, type Reply } from './connection.ts';
import { HTTPS, LIMIT, must, type Run, versionsOf } from './run.ts';

/** What a product says of itself: `name/1.2`. */
const PRODUCT = /[a-z]\/\d+\.\d+/i;

/** Where a reply has a version, in its own words; undefined where it has none. */
function versionIn({ status, head, body }: Reply, exact: readonly string[]): string | undefined {
  const lines = head.split('\r\n').slice(1);
  const header = lines.find((line) => PRODUCT.test(line) || /^(server|x-powered-by):.*\d/i.test(line));
  if (header !== undefined) return header;
  // Pages have addresses that look like products: of them, those of errors alone are the server's own.
  const product = status >= 400 ? PRODUCT.exec(body)?.[0] : undefined;
  return product ?? body.match(/\d+(?:\.\d+)+/g)?.find((word) => exact.includes(word));
}

export async function noVersions(run: Run): Promise<void> {
  const { site } = run;
  const path = versionsOf(run.distribution);
  const told = await ask(site, path, { lines: [HTTPS] });
  must(told.status === 200, () => say`GET ${path} got ${told.status}`);
  // Of two numbers is a line too: that is shown.
  const exact = (parseJson(told.body) as readonly string[]).filter(
    (version) => version.split('.').length > 2,
  );
  const broken = new Connection(site);
  broken.send('GET / HTTP/1.1\r\n\r\n');
  const tooLarge = { method: 'POST', lines: [HTTPS, `Content-Length: ${LIMIT + 1}`] };
  const replies: readonly (readonly [string, Reply])[] = [
    [say`a request without a host`, await broken.reply()],
    ['POST /', await ask(site, '/', tooLarge)],
    [run.page, await ask(site, run.page, { lines: [HTTPS] })],
    ['/nowhere', await ask(site, '/nowhere', { lines: [HTTPS] })],
    ['/healthz', await ask(site, '/healthz')],
  ];
  for (const [asked, reply] of replies) {
    const found = versionIn(reply, exact);
    must(found === undefined, () => say`the answer to ${asked} has ${found ?? ''}`);
  }
}
