/** A server on a Django line: installed from the rendered lock, checked, started by its own command, asked, stopped. */
import { strict as assert } from 'node:assert';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compareVersions } from '../../src/answers/versions.ts';
import { djangoLines, pythonLines, servers } from '../../src/choices/catalog.ts';
import type { Server as ServerChoice } from '../../src/choices/choice.ts';
import { answersWith } from './answers.ts';
import { keepsConnectionsAsSaid } from './idle-connection.ts';
import { answersWhatWasJustAccepted } from './just-accepted.ts';
import { describeWith } from './machine.ts';
import { BY_HTTPS, PRODUCTION, Project, type Server } from './project.ts';

/** What a user might add: a view that takes two seconds and says that it was asked, under ASGI an asynchronous one besides. */
const SLOW_VIEWS = `

import asyncio
import time

from django.conf import settings
from django.http import HttpResponse


def slow(request):
    (settings.BASE_DIR / "slow.txt").touch()
    time.sleep(2)
    return HttpResponse("slow")


async def slow_async(request):
    (settings.BASE_DIR / "slow-async.txt").touch()
    await asyncio.sleep(2)
    return HttpResponse("slow")


urlpatterns += [path("slow/", slow), path("slow-async/", slow_async)]
`;

/** Lines of settings that take as many seconds as the environment says. */
const SLOW_TO_LOAD = `
import os as _os, time as _time
_time.sleep(float(_os.environ.get("LOADS_FOR", "0")))
`;

/**
 * What a busy machine may do to programs in Python: of two threads that wait for a process, the main one comes second, and
 * the first one's note of the end takes its time.
 */
const LATE_ENDS = `
import os, threading, time
wait = os.waitpid
def waitpid(pid, options):
    if threading.current_thread() is threading.main_thread():
        time.sleep(0.1)
        return wait(pid, options)
    found = wait(pid, options)
    time.sleep(0.5)
    return found
os.waitpid = waitpid
`;

/** What front ends are built to; of the first two, one imports the other by its plain name. */
const EMITTED: Readonly<Record<string, { readonly type: RegExp; readonly contents?: string }>> = {
  'main.js': { type: /^(text|application)\/javascript/, contents: 'import "./part.mjs";\n' },
  'part.mjs': { type: /^(text|application)\/javascript/, contents: 'export {};\n' },
  'main.js.map': { type: /^application\/json/ },
  'part.wasm': { type: /^application\/wasm/ },
  'site.webmanifest': { type: /^application\/manifest\+json/ },
  'photo.avif': { type: /^image\/avif/ },
  'text.woff2': { type: /^font\/woff2/ },
  'text.ttf': { type: /^font\/ttf/ },
};

const tested = pythonLines.filter((line) => line.tested);

/** Newest first. */
const byVersion = (one: string, other: string): number => compareVersions(other, one) ?? 0;

/** The programs of the machine that a server is built with. */
const needs = (server: ServerChoice): readonly string[] => (server.systemPackages ? ['apxs'] : []);

/** A server with a Django line and a line of Python. */
export interface Pairing {
  readonly server: ServerChoice;
  readonly django: string;
  readonly python: string;
  /** Whether its code is linted and typed: of a server once, of a line with servers of both interfaces. */
  readonly isLinted?: boolean;
}

const [newestPython = '', ...olderPythons] = tested.map(({ id }) => id).toSorted(byVersion);
const [newestDjango] = djangoLines.map(({ id }) => id).toSorted(byVersion);

/** Every server on every Django line: the newest on the newest Python, the others on the older lines in turn. */
export const PAIRINGS: readonly Pairing[] = servers.flatMap((server, row) =>
  djangoLines.map(({ id: django }, column) => ({
    server,
    django,
    isLinted: column === row % djangoLines.length,
    python:
      django === newestDjango ? newestPython : (olderPythons[row % olderPythons.length] ?? newestPython),
  })),
);

/** Tests what one of them must do. */
export function serves({ server, django, python, isLinted }: Pairing): void {
  const answers = answersWith({ server: server.id, django, python, disclosure: 'security' });

  describeWith(needs(server), `${server.title}, Django ${django}, Python ${python}`, () => {
    let project: Project;
    before(() => {
      project = new Project(answers);
      project.install();
    });
    after(() => project.remove());

    it("passes its own tests, ruff, mypy and Django's checks", () => {
      writeFileSync(join(project.folder, '.env'), readFileSync(join(project.folder, '.env.example')));
      if (isLinted) {
        project.succeed(['ruff', 'check', '.']);
        project.succeed(['ruff', 'format', '--check', '.']);
        project.checkTypes();
      }
      const tests = project.succeed(['python', '-W', 'error::RuntimeWarning', 'manage.py', 'test']);
      assert.match(tests, /Ran \d\d+ tests/);
      writeFileSync(join(project.folder, '.env'), '');
      // With neither, once for each server: the other line does so in development.test.ts, with all services.
      if (isLinted) project.succeed(['python', 'manage.py', 'test']);
      project.succeed(['python', 'manage.py', 'makemigrations', '--check', '--dry-run']);
      const check = ['python', 'manage.py', 'check', '--deploy', '--fail-level', 'WARNING'];
      // Of what production sets alone, nothing but the next stage of HSTS is said.
      assert.match(
        project.succeed(check, PRODUCTION),
        /^System check identified some issues:\n\nINFOS:\n\?: \(mysite\.I001\) HSTS_SECONDS is 3600: .*\n\tHINT: .*\n\nSystem check identified 1 issue \(\d silenced\)\.\n$/,
      );
      assert.match(
        project.succeed(check, { ...PRODUCTION, HSTS_SECONDS: '31536000' }),
        /^System check identified no issues \(\d silenced\)\.\n$/,
      );
    });

    it('collects its static files with an empty environment', () => {
      const emitted = join(project.folder, 'mysite/static/emitted');
      mkdirSync(emitted);
      for (const [name, { contents = 'x' }] of Object.entries(EMITTED))
        writeFileSync(join(emitted, name), contents);
      const python3 = join(project.folder, '.venv/bin/python');
      project.succeed(['env', '-i', python3, 'manage.py', 'collectstatic', '--noinput']);
    });

    describe('when it runs', () => {
      let running: Server;
      before(async () => {
        project.succeed(['python', 'manage.py', 'migrate', '--noinput'], PRODUCTION);
        appendFileSync(join(project.folder, answers.project, 'urls.py'), SLOW_VIEWS);
        mkdirSync(join(project.folder, '../busy'));
        writeFileSync(join(project.folder, '../busy/sitecustomize.py'), LATE_ENDS);
        running = await project.start({ PYTHONPATH: join(project.folder, '../busy') });
      });
      after(() => running?.process.stop('SIGKILL'));

      it('answers with its first page, which says what runs it', async () => {
        const page = await running.get('/', { ...BY_HTTPS, 'X-Request-ID': 'first-page' });
        assert.equal(page.status, 200, page.text);
        for (const fact of [
          server.title,
          server.interface.toUpperCase(),
          // Their lines: exact versions are for staff, as the project's own tests see.
          `<dd>${django}</dd>`,
          `<dd>${python}</dd>`,
        ]) {
          assert.ok(page.text.includes(fact), `${fact} is not on the page`);
        }
        assert.equal(page.headers['x-request-id'], 'first-page');
        assert.match(String(page.headers['content-security-policy']), /default-src 'self'/);
      });

      it('tells no stranger an exact version, neither in headers nor on pages', async () => {
        for (const path of ['/', '/nowhere', '/healthz', '/readyz', '/admin/login/', '/static/nothing.css'])
          for (const headers of [BY_HTTPS, {}, { ...BY_HTTPS, Host: 'evil.example' }]) {
            const { text, headers: found } = await running.get(path, headers);
            const named = `${found.server ?? ''} ${found['x-powered-by'] ?? ''} ${found.via ?? ''}`;
            assert.doesNotMatch(named, /\d/, path);
            // Its dots are dots: the admin's drawings have numbers such as 5-2.1.
            const exact = [django, python].map((line) => `${line}.`.replaceAll('.', '\\.')).join('|');
            assert.doesNotMatch(text, new RegExp(`(${exact})\\d`), path);
          }
      });

      it('serves the hashed stylesheet compressed, to be kept for a year', async () => {
        const { text } = await running.get('/', BY_HTTPS);
        const [, path = ''] = /href="(\/static\/[^"]+\.[0-9a-f]{12}\.css)"/.exec(text) ?? [];
        const css = await running.get(path, { ...BY_HTTPS, 'Accept-Encoding': 'gzip' });
        assert.equal(css.status, 200, path);
        assert.match(
          String(css.headers['cache-control']),
          /max-age=31536000\b.*immutable|max-age=315360000\b.*immutable/,
        );
        assert.equal(css.headers['content-encoding'], 'gzip');
        const source = readFileSync(join(project.folder, 'mysite/static/mysite/site.css'), 'utf8');
        assert.equal(gunzipSync(css.body).toString(), source);
      });

      it('serves what a front-end build emits with its type, and modules by the names that import them', async () => {
        for (const [name, { type, contents = 'x' }] of Object.entries(EMITTED)) {
          const file = await running.get(`/static/emitted/${name}`, BY_HTTPS);
          assert.equal(file.status, 200, name);
          assert.match(String(file.headers['content-type']), type, name);
          assert.equal(file.text, contents);
        }
        assert.ok(existsSync(join(project.folder, 'staticfiles.json')));
        for (const name of ['staticfiles.json', '../staticfiles.json', '%2e%2e/staticfiles.json'])
          assert.ok((await running.get(`/static/${name}`, BY_HTTPS)).status >= 400, name);
      });

      it('answers probes by address over plain http, without a redirect', async () => {
        const probe = { Host: '10.0.0.7:8080' };
        assert.equal((await running.get('/healthz', probe)).text, 'alive\n');
        assert.equal((await running.get('/readyz', probe)).text, 'ready\n');
      });

      it('sends plain http to https, and a foreign Host away', async () => {
        const page = await running.get('/');
        assert.equal(page.status, 301);
        assert.match(String(page.headers.location), /^https:\/\//);
        assert.equal((await running.get('/', { ...BY_HTTPS, Host: 'evil.example' })).status, 400);
      });

      it('says whom to tell about a vulnerability', async () => {
        const { status, headers, text } = await running.get('/.well-known/security.txt', BY_HTTPS);
        assert.equal(status, 200);
        assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
        assert.match(text, /^Contact: mailto:security@example\.com\nExpires: 2099-12-31T00:00:00Z\n/);
      });

      it('has a page for what does not exist', async () => {
        const page = await running.get('/nowhere', BY_HTTPS);
        assert.equal(page.status, 404);
        assert.ok(page.text.includes('There is no page at this address'));
      });

      it('lets no client move the site below another path', async () => {
        const headers = {
          ...BY_HTTPS,
          'Script-Name': '/evil',
          'Daphne-Root-Path': '/evil',
          SCRIPT_NAME: '/evil',
        };
        const page = await running.get('/', headers);
        assert.ok(!page.text.includes('/evil'), page.text);
      });

      it('lets a request in flight finish when SIGTERM arrives, and ends within 10 s', async () => {
        const paths = ['/slow/', ...(server.interface === 'asgi' ? ['/slow-async/'] : [])];
        const answersInFlight = paths.map((path) =>
          running.get(path, BY_HTTPS).catch((error: Error) => error),
        );
        const isAsked = (path: string): boolean =>
          existsSync(join(project.folder, `${path.replaceAll('/', '')}.txt`));
        await running.process.until(async () => paths.every(isAsked), 'asked');
        const took = await running.process.stop();
        for (const answer of await Promise.all(answersInFlight)) {
          if (server.drains) assert.equal('status' in answer && answer.status, 200, running.process.output);
          else assert.ok(answer instanceof Error);
        }
        assert.ok(took < 10_000, `${took} ms`);
        assert.equal(running.process.status, '0', running.process.output);
      });

      it('has logged each request once, as JSON with its id', () => {
        const lines = running.process.stdout.split('\n').filter((line) => line !== '');
        // What a server itself prints around its start and stop may be plain text.
        const serving = lines.filter((line) => line.startsWith('{'));
        const entries = serving.map((line) => JSON.parse(line) as Record<string, unknown>);
        const first = entries.filter((entry) => entry.request_id === 'first-page');
        assert.equal(first.length, 1, running.process.output);
        assert.deepEqual([first[0]?.method, first[0]?.path, first[0]?.status], ['GET', '/', 200]);
        const from = lines.indexOf(serving.find((line) => line.includes('first-page')) ?? '');
        const to = lines.indexOf(serving.find((line) => line.includes('/nowhere')) ?? '');
        assert.ok(from < to, running.process.output);
        assert.deepEqual(
          lines.slice(from, to).filter((line) => !line.startsWith('{')),
          [],
        );
        assert.ok(!lines.some((line) => line.includes('/healthz')), 'probes are logged');
        // uWSGI says so of harakiri with bodies that it does not store: the gateway limits both.
        const own = running.process.output.replaceAll(/^.*WARNING: you have enabled harakiri.*$/gm, '');
        assert.doesNotMatch(own, /"WARNING"|traceback|Warning:/i);
      });
    });

    describe('when something is wrong', () => {
      let exposed: Server;
      before(async () => {
        appendFileSync(join(project.folder, answers.project, 'settings.py'), SLOW_TO_LOAD);
        // It loads for longer than a request may take, as on a small instance: no reason to end.
        const slow = { LOADS_FOR: '4', REQUEST_TIMEOUT: '3', WEB_CONCURRENCY: '1' };
        exposed = await project.start({ BEHIND_PROXY: 'false', ...slow });
      });
      after(() => exposed?.process.stop());

      it('believes X-Forwarded-Proto only behind a proxy', async () => {
        assert.equal((await exposed.get('/', BY_HTTPS)).status, 301);
      });

      it('does not start on a port that is taken', () => {
        const variables = { ...PRODUCTION, PORT: String(exposed.port) };
        const { status, output } = project.run(project.startCommand, variables, 30_000);
        assert.ok(status > 0, `${status}: ${output}`);
        assert.match(output, /in use/i);
      });

      if (django === djangoLines[0]?.id)
        it('keeps an idle connection as long as its settings say, or closes each; a stop answers one that was just accepted', () =>
          keepsConnectionsAsSaid(project, (idle) => answersWhatWasJustAccepted(project, server.id, idle)));

      it('does not start without a secret, and says so in one line', () => {
        const { status, output } = project.run(project.startCommand, { PORT: '18000' }, 30_000);
        assert.ok(status > 0, `${status}: ${output}`);
        assert.match(output, /^SECRET_KEY is not set\. .*\n$/);
      });

      it('does not start with settings that cannot be imported', () => {
        appendFileSync(join(project.folder, answers.project, 'settings.py'), '\nimport no_such_module\n');
        const { status, took, output } = project.run(
          project.startCommand,
          { ...PRODUCTION, PORT: '18000' },
          30_000,
        );
        assert.ok(status > 0, `${status} after ${took} ms: ${output}`);
        assert.match(output, /no_such_module/);
      });
    });
  });
}
