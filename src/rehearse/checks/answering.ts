import { randomBytes } from 'node:crypto';
import { say } from '../../languages/say.ts';
import type { Check } from '../check.ts';
import { type Answer, ask, headerOf } from '../client.ts';
import { failed, type Outcome, passed, skipped, warned } from '../outcome.ts';
import type { Rehearsal } from '../rehearsal.ts';

const REDIRECTS = 5;

/** Asks as the router does. */
function routed({ contract, place }: Rehearsal, path: string, headers: Record<string, string> = {}) {
  return ask({ port: place.port, path, headers: { ...contract.routerHeaders(place), ...headers } });
}

/** The scheme and the host by which the page is asked for. */
export const schemeOf = ({ contract, place }: Rehearsal): string =>
  headerOf(contract.routerHeaders(place), 'X-Forwarded-Proto') ?? 'http';
export const hostOf = ({ contract, place }: Rehearsal): string =>
  headerOf(contract.routerHeaders(place), 'Host') ?? `127.0.0.1:${place.port}`;

/** Why a page that was asked for as visitors do did not come. */
async function pageFailure(rehearsal: Rehearsal, path: string, { status }: Answer): Promise<Outcome> {
  const got = say`GET ${path} (Host ${hostOf(rehearsal)}) got ${status}`;
  if (status === 400)
    return failed(
      say`${got}: Django refuses that Host`,
      say`The host names that the platform gives must be in ALLOWED_HOSTS.`,
      await rehearsal.instance?.settledOutput(),
    );
  if (status === 404)
    return failed(say`${got}: there is no page`, say`Name one that exists: --path /about/, for example.`);
  return failed(got, say`See its output below.`, await rehearsal.instance?.settledOutput());
}

/** Where a redirect leads: a path of this site, or words for what is wrong with it. */
function targetOf(rehearsal: Rehearsal, from: string, location: string): { path: string } | Outcome {
  const scheme = schemeOf(rehearsal);
  const host = hostOf(rehearsal);
  const base = new URL(from, `${scheme}://${host}`);
  const url = new URL(location, base);
  if (
    url.protocol === 'https:' &&
    scheme === 'https' &&
    url.host === base.host &&
    url.pathname === base.pathname
  )
    return failed(
      say`a request that came by https is sent to https again, without end: ${url.href}`,
      say`The project must believe X-Forwarded-Proto of the router: SECURE_PROXY_SSL_HEADER, which BEHIND_PROXY=true sets.`,
    );
  return url.host === base.host
    ? { path: url.pathname + url.search }
    : skipped(say`the page leads to another site, ${url.host}; name a page of this one with --path`);
}

const page: Check = {
  name: 'page',
  title: 'The page answers as visitors ask for it',
  async run(rehearsal) {
    let path = rehearsal.subject.page;
    for (let step = 0; step <= REDIRECTS; step += 1) {
      const answer = await routed(rehearsal, path);
      const { status, headers } = answer;
      if (status >= 300 && status < 400 && headers.location) {
        const target = targetOf(rehearsal, path, headers.location);
        if (!('path' in target)) return target;
        path = target.path;
      } else {
        if (status !== 200) return pageFailure(rehearsal, path, answer);
        rehearsal.firstPage = answer;
        rehearsal.firstPath = path;
        return passed(path === rehearsal.subject.page ? undefined : say`at ${path}`);
      }
    }
    return failed(
      say`${rehearsal.subject.page} redirects more than ${REDIRECTS} times`,
      say`See where it leads.`,
    );
  },
};

/** The first stylesheet of a page that comes from the same site, as a path. */
function stylesheetOf(html: string, base: string): string | undefined {
  for (const [tag] of html.matchAll(/<link\b[^>]*>/gi)) {
    const href = /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1];
    if (!href || !/\brel\s*=\s*["']?stylesheet/i.test(tag)) continue;
    const url = new URL(href.replaceAll('&amp;', '&'), base);
    if (url.origin === new URL(base).origin) return url.pathname + url.search;
  }
  return undefined;
}

/** Below this many bytes, compression gains nothing and is often left out. */
const WORTH_COMPRESSING = 1000;

const stylesheet: Check = {
  name: 'stylesheet',
  title: 'Its stylesheet comes with a hashed name, compressed, to be kept for a year',
  async run(rehearsal) {
    const { staticElsewhere } = rehearsal.subject;
    if (staticElsewhere) return skipped(staticElsewhere);
    if (!rehearsal.firstPage) return skipped(say`no page answered that could name one`);
    const html = rehearsal.firstPage.body.toString('utf8');
    const path = stylesheetOf(html, `${schemeOf(rehearsal)}://${hostOf(rehearsal)}/`);
    if (path === undefined) return skipped(say`the page has no stylesheet of this site`);
    const css = await routed(rehearsal, path, { 'Accept-Encoding': 'gzip' });
    if (css.status !== 200)
      return failed(
        say`${path} got ${css.status}`,
        say`Static files must be collected in the build, and be served by the project or by a server in front.`,
      );
    const type = css.headers['content-type'] ?? '';
    if (!type.startsWith('text/css'))
      return failed(
        say`${path} comes as "${type}", which browsers do not take for a stylesheet`,
        say`Serve it as text/css.`,
      );
    if (!/[.-][0-9a-f]{8,}\.css$/.test(path.split('?')[0] ?? ''))
      return failed(
        say`${path} has no hash in its name: browsers would keep the old one after a deploy`,
        say`Use a manifest storage for static files, and link them with {% static %}.`,
      );
    const cache = css.headers['cache-control'] ?? '';
    if (Number(/max-age=(\d+)/.exec(cache)?.[1] ?? 0) < 31_536_000)
      return failed(
        say`${path} has ${cache === '' ? say`no Cache-Control` : say`"Cache-Control: ${cache}"`}: browsers would ask for it again and again`,
        say`Files with a hash in their name may be kept for a year: max-age=31536000, immutable.`,
      );
    if (css.headers['content-encoding'] === undefined && css.body.length >= WORTH_COMPRESSING)
      return failed(
        say`${path} is not compressed (${css.body.length} bytes)`,
        say`Compress static files when they are collected.`,
      );
    return passed();
  },
};

const secure: Check = {
  name: 'secure',
  title: "The router's headers make a request secure",
  async run(rehearsal) {
    if (schemeOf(rehearsal) !== 'https') return skipped(say`the router says nothing about https`);
    if (!rehearsal.firstPage) return skipped(say`no page answered`);
    const { headers } = rehearsal.firstPage;
    const open = (headers['set-cookie'] ?? []).find((cookie) => !/;\s*secure\b/i.test(cookie));
    if (open)
      return failed(
        say`the cookie ${open.split('=')[0]} may travel over plain http`,
        say`Set SESSION_COOKIE_SECURE and CSRF_COOKIE_SECURE, which HTTPS=true does.`,
      );
    if (!headers['strict-transport-security'])
      return warned(
        say`no Strict-Transport-Security: browsers may come back over plain http`,
        say`Set HSTS_SECONDS, unless the router adds that header by itself.`,
      );
    return passed();
  },
};

const host: Check = {
  name: 'host',
  title: 'A foreign Host is refused',
  async run(rehearsal) {
    const { status } = await routed(rehearsal, rehearsal.subject.page, { Host: 'evil.example' });
    return status >= 400 && status < 500
      ? passed()
      : failed(
          say`GET ${rehearsal.subject.page} with "Host: evil.example" got ${status}`,
          say`Name the hosts in ALLOWED_HOSTS; "*" lets links in mails lead to anybody.`,
        );
  },
};

const missing: Check = {
  name: 'missing',
  title: 'What does not exist gets 404, without source code',
  async run(rehearsal) {
    const path = `/no-such-page-${randomBytes(4).toString('hex')}/`;
    const { status, body } = await routed(rehearsal, path);
    if (/DEBUG\s*=\s*True/.test(body.toString('utf8')))
      return failed(
        say`${path} shows Django's page for developers, with the site's addresses`,
        say`Turn DEBUG off: it must be false unless the environment says otherwise.`,
      );
    return status === 404
      ? passed()
      : failed(
          say`${path} got ${status}`,
          say`Answer 404, so that search engines and caches forget what is gone.`,
        );
  },
};

/** What visitors see. */
export const ANSWERING: readonly Check[] = [page, stylesheet, secure, host, missing];
