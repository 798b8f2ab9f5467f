import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { snapshot } from '../support/command.ts';
import { delivered, running } from '../support/running.ts';

/** Waits until the fake installer has begun. */
async function installing(folder: string): Promise<void> {
  while (!existsSync(join(folder, 'programs/pids'))) await sleep(20);
}

function isComplete(folder: string): void {
  const found = snapshot(join(folder, 'shop'));
  for (const file of plan(answersWith({ project: 'shop' }))) assert.equal(found[file.path], file.contents);
}

const COMPLETE = 'The project in shop is complete: --run in that folder goes on.';

describe('--run', () => {
  it('prints the URL that answers, no next steps, and ends with status 0 at Ctrl-C', () =>
    running({}, async ({ folder, child, printed, outcome }) => {
      await printed(' answers. Ctrl-C stops the server.\n');
      isComplete(folder);
      child.kill('SIGINT');
      const { status, stdout, stderr } = await outcome;
      assert.match(
        stdout,
        /^shop: \d+ files, .*\.\nthe server's log\nhttp:\/\/127\.0\.0\.1:\d+\/ answers\. /,
      );
      assert.equal(stderr, '', 'progress is for terminals');
      assert.equal(status, 0);
    }));

  it('prints one line of JSON, and the log on standard error, with --json', () =>
    running(
      {},
      async ({ child, printed, outcome }) => {
        await printed('"url"');
        child.kill('SIGTERM');
        const { status, stdout, stderr } = await outcome;
        assert.match(stdout, /^\{.*\}\n$/);
        const result = JSON.parse(stdout);
        assert.equal(result.written, true);
        assert.match(result.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
        assert.match(stderr, /^(the server's log\n)+$/);
        assert.equal(status, 0);
      },
      { words: ['--json'] },
    ));

  for (const status of [302, 404])
    it(`takes ${status} for an answer: a page may lead to another, or be the user's own affair`, () =>
      running(
        {
          server: `const http = require('node:http'); const make = http.createServer;
http.createServer = (answer) => make((request, response) => { response.statusCode = ${status}; answer(request, response); });`,
        },
        async ({ child, printed, outcome }) => {
          await printed(' answers. Ctrl-C stops the server.\n');
          child.kill('SIGINT');
          assert.equal((await outcome).status, 0);
        },
      ));

  it('shows the admin of a project that has no first page', () =>
    running(
      {},
      async ({ child, printed, outcome }) => {
        await printed(' answers. Ctrl-C stops the server.\n');
        child.kill('SIGINT');
        assert.match((await outcome).stdout, /http:\/\/127\.0\.0\.1:\d+\/admin\/ answers\./);
      },
      { words: ['--example', 'no'] },
    ));

  for (const [signal, expected] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    it(`ends an installation at ${signal}, with status ${expected}`, () =>
      running({ install: 'sleep 30' }, async ({ folder, child, outcome }) => {
        await installing(folder);
        child.kill(signal);
        const { status, stderr } = await outcome;
        assert.equal(stderr, `Stopped while installing the packages. ${COMPLETE}\n`);
        assert.equal(status, expected);
        isComplete(folder);
      }));
  }

  it('ends a server that was stopped before it answered', () =>
    running({ server: 'console.log("slow"); delay = 30_000;' }, async (started) => {
      await started.printed('slow');
      started.child.kill('SIGINT');
      const { status, stderr } = await started.outcome;
      assert.equal(stderr, `Stopped while the server started. ${COMPLETE}\n`);
      assert.equal(status, 130);
    }));

  it('takes a signal that comes twice at once as one: the server ends as it should', () =>
    running(
      {
        server: `stop = () => {
          console.log('stopping');
          setTimeout(() => { console.log('done'); process.exit(0); }, 1000);
        };`,
      },
      async ({ child, printed, outcome }) => {
        await printed('answers');
        child.kill('SIGINT');
        // On a busy machine, what the server says of it may come later than a second Ctrl-C would.
        await delivered(child);
        child.kill('SIGINT');
        const { status, stdout } = await outcome;
        assert.match(stdout, /stopping\ndone\n$/);
        assert.equal(status, 0);
      },
    ));

  it('kills a server that does not stop, at the second Ctrl-C', () =>
    running({ server: 'stop = () => console.log("no");' }, async (started) => {
      await started.printed('answers');
      started.child.kill('SIGINT');
      await started.printed('no\n');
      await sleep(700);
      started.child.kill('SIGINT');
      assert.equal((await started.outcome).status, 0);
    }));

  for (const [title, behaviour, says] of [
    [
      'the package index cannot be reached',
      { install: 'echo "Connection refused" >&2; exit 2' },
      /^--run: installing the packages failed\. The package index cannot be reached: check the network, .*\n.*uv pip install .*: 2\nConnection refused\n$/,
    ],
    [
      'a package cannot be installed',
      { install: 'echo "no such wheel"; exit 1' },
      /^--run: installing the packages failed\. What it says is below\. .*\n.*: 1\nno such wheel\n$/,
    ],
    [
      'the database cannot be migrated',
      { manage: 'echo "no such table" >&2; exit 3' },
      /^--run: migrating failed\. What it says is below\. .*\npython manage\.py migrate --noinput: 3\nno such table\n$/,
    ],
    [
      'the server ends before it answers',
      { server: 'console.error("no configuration"); process.exit(1);' },
      /^no configuration\n--run: the server ended before it answered; what it printed is above\. .*\n$/,
    ],
  ] as const) {
    it(`says what happened when ${title}`, () =>
      running(behaviour, async ({ folder, outcome }) => {
        const { status, stderr } = await outcome;
        assert.match(stderr, says);
        assert.ok(stderr.includes(COMPLETE));
        assert.equal(status, 1);
        isComplete(folder);
      }));
  }

  it('says so when the server ends by itself', () =>
    running({ server: "process.on('SIGUSR2', () => process.exit(7));" }, async (started) => {
      await started.printed(' answers. ');
      const pids = readFileSync(join(started.folder, 'programs/pids'), 'utf8').trim().split('\n');
      process.kill(Number(pids.at(-1)), 'SIGUSR2');
      const { status, stdout, stderr } = await started.outcome;
      assert.match(stdout, / answers\. /);
      assert.match(stderr, /^--run: the server ended by itself \(7\); what it printed is above\. /);
      assert.equal(status, 1);
    }));

  it('takes the nearest Python that the Django line supports, and says so', () =>
    running({ python: '3.12.4' }, async ({ folder, child, printed, outcome }) => {
      await printed('answers');
      child.kill('SIGINT');
      assert.equal(
        (await outcome).stderr,
        `Python 3.13 was not found; using 3.12.4 (${folder}/programs/python3.13), which Django 5.2 supports.\n`,
      );
    }));

  it('says which Python is needed where there is none', () =>
    running({ python: '3.8.1' }, async ({ outcome }) => {
      const { status, stderr } = await outcome;
      assert.match(
        stderr,
        /^--run: no Python from 3\.11 to 3\.14 was found \(PATH, pyenv, uv\), .* Install Python 3\.13, /,
      );
      assert.equal(status, 1);
    }));

  it('names the variables that it needs and that are not set', () =>
    running(
      {},
      async ({ outcome }) => {
        const { status, stderr } = await outcome;
        assert.match(
          stderr,
          /^--run: it needs one variable of the environment\. .*\nDATABASE_URL is not set: .*\n$/,
        );
        assert.equal(status, 1);
      },
      { words: ['--database', 'postgresql'], env: { DATABASE_URL: '' } },
    ));

  it('refuses a PORT that is taken, before anything is written', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    try {
      await running(
        {},
        async ({ folder, outcome }) => {
          const { status, stdout, stderr } = await outcome;
          assert.equal(
            stderr,
            `PORT=${port}: the port is in use. Set PORT to a free one, or leave it out.\n`,
          );
          assert.equal(stdout, '');
          assert.equal(status, 2);
          assert.ok(!existsSync(join(folder, 'shop')));
        },
        { env: { PORT: String(port) } },
      );
    } finally {
      other.close();
    }
  });
});
