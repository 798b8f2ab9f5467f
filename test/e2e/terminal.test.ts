import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AXES, axisOf } from '../../src/choices/axes.ts';
import { databases, platforms, servers } from '../../src/choices/catalog.ts';
import type { Choice } from '../../src/choices/choice.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder, snapshot } from '../support/command.ts';
import { fakePrograms } from '../support/fake-programs.ts';
import { freePort } from '../support/http.ts';
import { tooLong } from '../support/left-prompts.ts';
import { closeTerminals, KEYS, Terminal } from '../support/terminal.ts';

/** The built command, as the package has it. */
const COMMAND = [process.execPath, join(import.meta.dirname, '../../dist/django-cloud.js')];

/** How each prompt begins, in the order of asking. */
const PROMPTS = [
  'Project name',
  'Interface',
  // Of the default server, nobody is asked who serves the static files: one answer is possible.
  ...AXES.filter(({ key, aside }) => key !== 'static' && !aside).map((axis) => axis.title),
  'Summary',
  'Then',
].map((title) => new RegExp(`\\? ${title}:`));

/** Why static files do not go with the default server on a platform. */
const staticReason = (choice: Choice, platform: string): string | undefined =>
  axisOf('static').unavailable(choice, { server: servers[0]!.id, platforms: [platform] });

for (const columns of [60, 120]) {
  describe(`a terminal of ${columns} columns`, () => {
    afterEach(closeTerminals);

    it('asks, and writes what was answered by keys', () =>
      inFolder(async (cwd) => {
        const asgi = servers.filter((server) => server.interface === 'asgi');
        const keys = [['shop'], [KEYS.down], [KEYS.down], [], [], [], [KEYS.down], [], [], []];
        const terminal = new Terminal(columns, COMMAND, { cwd });
        for (const [index, prompt] of PROMPTS.entries()) {
          await terminal.sees(prompt);
          terminal.type(...(keys[index] ?? []), KEYS.enter);
        }
        assert.equal(await terminal.end(), 0, terminal.text);
        assert.match(terminal.screen, /shop: \d+ files, Django 6\.1 on .*\n(.*\n)*Next:\n {2}cd shop\n/);
        assert.match(terminal.screen, /questions:\n {2}django-cloud shop --server \w+ --django 6\.1 .*\n$/);
        assert.deepEqual(tooLong(terminal.text.split('Next:')[0] ?? '', columns), []);
        const found = snapshot(join(cwd, 'shop'));
        const files = withRecord(answersWith({ project: 'shop', server: asgi[1]!.id, django: '6.1' }));
        for (const file of files) assert.equal(found[file.path], file.contents, file.path);
        assert.equal(Object.values(found).filter((text) => text !== 'folder').length, files.length);
      }));

    for (const { id, title, options = [] } of platforms) {
      it(`asks for the options of ${title}`, () =>
        inFolder(async (cwd) => {
          const database = databases.find((one) => !one.embedded)!.id;
          const words = ['shop', '--platform', id, '--server', servers[0]!.id, '--database', database];
          const terminal = new Terminal(columns, [...COMMAND, ...words], { cwd });
          const fitting = AXES.find(({ key }) => key === 'static')!.choices.filter(
            (choice) => !staticReason(choice, id),
          );
          const titles = [...(fitting.length > 1 ? ['Static files'] : []), 'Services', 'Django', 'Python'];
          const own = options
            .filter((option) => option.asked)
            .map((option) => `${title}, ${option.title.toLowerCase()}`);
          for (const prompt of [...titles, ...own, 'Summary', 'Then']) {
            await terminal.sees(new RegExp(`\\? ${prompt}:`));
            terminal.type(KEYS.enter);
          }
          assert.equal(await terminal.end(), 0, terminal.text);
          const files = plan(answersWith({ project: 'shop', platforms: [id], database }));
          const found = snapshot(join(cwd, 'shop'));
          for (const file of files) assert.equal(found[file.path], file.contents, file.path);
        }));
    }

    it('greys what cannot be chosen, with the reason', () =>
      inFolder(async (cwd) => {
        const built = servers.find(({ systemPackages }) => systemPackages)!;
        const terminal = new Terminal(columns, [...COMMAND, 'shop', '--server', built.id], { cwd });
        await terminal.sees(/\? Platforms:/);
        terminal.type(KEYS.enter);
        await terminal.sees(/\? Static files:/);
        const words = terminal.screen.replaceAll(/\s+/g, ' ');
        assert.ok(
          words.includes(`- ServeStatic (it serves under ASGI, and ${built.title} speaks WSGI)`),
          words,
        );
        terminal.type(KEYS.ctrlC);
        assert.equal(await terminal.end(), 130);
      }));

    it('asks again for a name that cannot be, with the reason', () =>
      inFolder(async (cwd) => {
        const terminal = new Terminal(columns, [...COMMAND, '--server', servers[0]!.id], { cwd });
        await terminal.sees(PROMPTS[0]!);
        terminal.type('class', KEYS.enter);
        await terminal.sees(/"class" is a\s+keyword/);
        terminal.type('\x15shop', KEYS.enter);
        await terminal.sees(/\? Platforms:/);
        terminal.type(KEYS.ctrlC);
        assert.equal(await terminal.end(), 130);
      }));

    for (const flag of ['--help', '--list']) {
      it(`prints ${flag} in lines that fit`, () =>
        inFolder(async (cwd) => {
          const terminal = new Terminal(columns, [...COMMAND, flag], { cwd });
          assert.equal(await terminal.end(), 0);
          assert.ok(terminal.text.length > 1000);
          assert.deepEqual(tooLong(terminal.text, columns), []);
        }));
    }
  });
}

describe('Ctrl-C', () => {
  afterEach(closeTerminals);

  for (const [what, behaviour, sight, status, says] of [
    ['an installation', { install: 'sleep 30' }, /Installing the locked packages/, 130, /\nStopped while /],
    ['the server', {}, / answers\. Ctrl-C stops the server\.\n/, 0, /Stopping the server …\n$/],
  ] as const) {
    it(`ends ${what}, and progress is shown until then`, () =>
      inFolder(async (cwd) => {
        const PORT = String(await freePort());
        const env = { ...fakePrograms(join(cwd, 'programs'), behaviour), PORT };
        const terminal = new Terminal(80, [...COMMAND, 'shop', '--defaults', '--run'], { cwd, env });
        await terminal.sees(sight);
        assert.match(
          terminal.text,
          /Making \.venv with Python 3\.\d+\.\d+ …\nInstalling the locked packages with uv …\n/,
        );
        terminal.type(KEYS.ctrlC);
        assert.equal(await terminal.end(), status, terminal.text);
        assert.match(terminal.screen, says);
        assert.ok(existsSync(join(cwd, 'shop/manage.py')));
      }));
  }
});
