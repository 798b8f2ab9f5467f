/** What the page weighs and reaches, and its server. */
import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPageScript, writeWeb } from '../../scripts/package/web.ts';
import { dividedBy } from '../../scripts/package/web-sources.ts';
import { AXES } from '../../src/choices/axes.ts';
import { messages } from '../../src/generated/es/messages.ts';
import { locks } from '../../src/generated/locks.ts';
import { templates } from '../../src/generated/templates.ts';
import { plan } from '../../src/plan/plan.ts';
import { fragmentOf } from '../../src/web/link.ts';
import { areasOf, neededParts } from '../../src/web/needed.ts';
import { servePage } from '../../src/web/page-server.ts';
import { SERVED_POLICY } from '../../src/web/policy.ts';
import { firstAnswers } from '../../src/web/selection.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { SOURCES, textsOf } from '../support/texts.ts';
import { pairs } from '../support/web-pairs.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Compressed, as a host sends it: what must be there before somebody sees a project. */
const MOST_KB = 350;

const compressed = (text: string): number => gzipSync(text, { level: 9 }).length / 1000;

describe('the bundle of the page', () => {
  it('reaches nothing of Node’s, and neither templates nor locks', async () => {
    const { text, inputs } = await buildPageScript(ROOT);
    assert.ok(inputs.includes('src/plan/plan.ts') && inputs.includes('src/answers/resolve.ts'));
    assert.deepEqual(
      inputs.filter((path) =>
        /^src\/generated\/(templates|locks)|languages\/es\/|^src\/prompts\//.test(path),
      ),
      [],
    );
    assert.deepEqual(/require\(|["']node:(?!crypto)|\beval\(|new Function/.exec(text)?.[0], undefined);
  });

  it(`shows the first preview with at most ${MOST_KB} kB, in both languages`, async () => {
    await inFolder(async (folder) => {
      await writeWeb(ROOT, folder);
      const kB = (...names: readonly string[]): number =>
        names.reduce((sum, name) => sum + compressed(readFileSync(join(folder, name), 'utf8')), 0);
      const first = kB('index.html', 'page.css', 'app.js', 'icon.svg');
      const preview = first + kB('project.js');
      const spanish = preview + kB('es.js');
      console.log(
        `      ${first.toFixed(0)} kB to choose, ${preview.toFixed(0)} kB to the first preview, ${spanish.toFixed(0)} kB in Spanish`,
      );
      assert.ok(preview <= MOST_KB && spanish <= MOST_KB, `${preview} kB, ${spanish} kB`);
      const html = readFileSync(join(folder, 'index.html'), 'utf8');
      assert.doesNotMatch(html, /<script(?![^>]* src=)|<style| on\w+=|style=/);
    });
  });

  it('has every Spanish text of its own in the first part, and all of them in both', async () => {
    const { inputs } = await buildPageScript(ROOT);
    let text = '';
    await inFolder(async (folder) => {
      await writeWeb(ROOT, folder);
      text = readFileSync(join(folder, 'app.js'), 'utf8');
    });
    const [first, others] = dividedBy(text);
    assert.deepEqual({ ...first, ...others }, messages);
    assert.ok(Object.keys(others).length > 300, String(Object.keys(others).length));
    // What the workshop's page says of labs waits for the labs, and tree shaking leaves out what nothing calls.
    const own = inputs.filter((path) => SOURCES.includes(path) && path.startsWith('src/web/'));
    const texts = own.flatMap(textsOf);
    assert.ok(texts.length > 60, String(texts.length));
    assert.deepEqual(
      texts.filter((key) => messages[key] !== undefined && first[key] === undefined),
      [],
    );
    const choices = AXES.flatMap((axis) => [axis.title, axis.help, ...axis.choices.map(({ help }) => help)]);
    assert.deepEqual(
      choices.filter((key) => messages[key] !== undefined && first[key] === undefined),
      [],
    );
  });
});

describe('the parts of the page', () => {
  const later = new Set(
    [...Object.keys(templates), ...Object.keys(locks)].filter(
      (one) => ![...areasOf(answersWith()), answersWith().django].includes(one),
    ),
  );

  it('are those that a plan looks into', () => {
    for (const answers of pairs()) {
      const origins = new Set(plan(answers).map(({ origin }) => origin));
      origins.delete('answers');
      assert.deepEqual(
        [...origins].filter((area) => !areasOf(answers).includes(area)),
        [],
      );
      const isFirst = ![...origins, answers.django].some((one) => later.has(one));
      // An area without a file of its own may be asked for in vain.
      if (!isFirst) assert.ok(neededParts(answers, later).includes('rest'), fragmentOf(answers));
      assert.equal(neededParts(answers, later).includes('es'), answers.language === 'es');
    }
  });

  it('are none for what nobody has chosen yet', () => {
    assert.deepEqual(neededParts(firstAnswers('en'), later), []);
    assert.deepEqual(neededParts(firstAnswers('es'), later), ['es']);
  });
});

describe('the server of the page', () => {
  it('has the policy that the Staticfile app has', () => {
    const conf = readFileSync(join(ROOT, 'deploy/staticfile/nginx/conf/includes/page.conf'), 'utf8');
    assert.ok(conf.includes(`add_header Content-Security-Policy "${SERVED_POLICY}";`));
  });

  it('answers this machine alone, with its own files and a policy', async () => {
    await inFolder(async (folder) => {
      await writeWeb(ROOT, folder);
      writeFileSync(join(folder, 'secret.txt'), 'x');
      const { server, url } = await servePage(folder, 0);
      const { port } = new URL(url);
      const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
        new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) =>
          request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
            response.resume();
            resolve({ status: response.statusCode ?? 0, headers: response.headers });
          })
            .on('error', reject)
            .end(),
        );
      try {
        const page = await get('/');
        assert.equal(page.status, 200);
        assert.match(
          String(page.headers['content-security-policy']),
          /default-src 'none'.*frame-ancestors 'none'/,
        );
        assert.equal((await get('/app.js', {}, 'HEAD')).status, 200);
        for (const path of [
          '/secret.txt',
          '/../package.json',
          '/%2e%2e/package.json',
          '//app.js',
          '/app.js/',
        ])
          assert.equal((await get(path)).status, 404, path);
        assert.equal((await get('/', {}, 'POST')).status, 405);
        assert.equal((await get('/', { Host: 'evil.example' })).status, 421);
        assert.equal((server.address() as { address: string }).address, '127.0.0.1');
        await assert.rejects(servePage(folder, Number(port)), /^UserError: --port \d+: the port is in use\./);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });
  });

  for (const [argv, message] of [
    [['x'], /^web x: unexpected argument\./],
    [['--port', '0'], /^--port 0: it must be a number from 1 to 65535\./],
    [['--port', '70000'], /^--port 70000: it must be/],
  ] as const) {
    it(`is refused ${argv.join(' ')} in one line`, async () => {
      await inFolder(async (folder) => {
        const { status, stderr } = await djangoCloud(folder, 'web', ...argv, '--lang', 'en');
        assert.equal(status, 2);
        assert.match(stderr, message);
      });
    });
  }
});
