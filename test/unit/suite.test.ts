/** The runner of tests: what it starts when, and that nothing that went wrong looks like a success. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimFolder } from '../../scripts/suite/claim.ts';
import { removeCache } from '../../scripts/suite/cold.ts';
import { filesNamed, kindOf, testFiles } from '../../scripts/suite/files.ts';
import { othersShare, quietDuration } from '../../scripts/suite/recorded.ts';
import { closing, type Summary } from '../../scripts/suite/report.ts';
import { RunningJob } from '../../scripts/suite/running-job.ts';
import { groups, type Job, jobOf, nextJob } from '../../scripts/suite/schedule.ts';
import { inFolder } from '../support/command.ts';
import { patiently } from '../support/patience.ts';

const job = (seconds: number, weight: number): Job => ({ files: [], seconds, weight, asRoot: false });

describe('scheduling tests', () => {
  it('starts the longest first, of those that the processors can carry beside what runs', () => {
    const long = job(100, 1);
    const short = job(10, 0.2);
    assert.equal(nextJob([short, long], [], 2, 0), long);
    assert.equal(nextJob([short, long], [job(50, 1), job(50, 0.8)], 2, 0), short);
    assert.equal(nextJob([job(9, 1)], [job(50, 1), job(50, 1)], 2, 0), undefined);
  });

  it('starts more while processors are idle, up to a limit', () => {
    const running = [job(50, 1), job(50, 1)];
    const long = job(9, 1);
    assert.equal(nextJob([long], running, 2, 0.5), long);
    assert.equal(nextJob([long], [...running, ...running], 2, 0.5), undefined);
  });

  it('always runs something, however heavy it is', () => {
    const heavy = job(10, 8);
    assert.equal(nextJob([heavy], [], 2, 0), heavy);
    assert.equal(nextJob([heavy], [job(1, 0.1)], 2, 1), undefined);
  });

  it('starts no more than memory can bear, even of those that only wait', () => {
    const waiting = Array.from({ length: 10 }, () => job(10, 0.1));
    assert.equal(nextJob([job(1, 0.1)], waiting, 2, 1), undefined);
  });

  it('weighs a file by its work, and one that was never measured as long', () => {
    const durations = { a: { seconds: 10, processor: 5 }, b: { seconds: 10, processor: 15 } };
    assert.deepEqual(jobOf(['a', 'b'], durations, false), {
      files: ['a', 'b'],
      seconds: 20,
      weight: 1,
      asRoot: false,
    });
    assert.ok(jobOf(['c'], durations, false).seconds > 20);
  });

  it('writes down what files take on a machine of their own, whatever else runs', () => {
    // Half of the processors was the tests', a quarter idle: a quarter was others'.
    const others = othersShare(0.25, 0.5);
    assert.equal(others, 0.25);
    assert.deepEqual(quietDuration({ seconds: 40, processor: 10 }, others), { seconds: 30, processor: 10 });
    assert.deepEqual(quietDuration({ seconds: 40, processor: 38 }, others), { seconds: 38, processor: 38 });
    assert.deepEqual(quietDuration({ seconds: 4, processor: 6 }, others), { seconds: 4, processor: 6 });
    assert.equal(othersShare(0.6, 0.5), 0);
  });

  it('spreads files over groups, each file once', () => {
    const durations = { a: { seconds: 9, processor: 1 }, b: { seconds: 5, processor: 1 } };
    assert.deepEqual(groups(['b', 'a', 'c', 'd'], durations, 2), [['a'], ['b', 'c', 'd']]);
    assert.deepEqual(groups(['a'], {}, 4), [['a']]);
  });
});

describe('naming tests', () => {
  it('all of them, a kind, an area or a file', () => {
    assert.deepEqual(filesNamed([], {}), testFiles);
    const own = 'test/unit/suite.test.ts';
    assert.deepEqual(
      filesNamed(['property', own], {}),
      [own, ...testFiles.filter((file) => kindOf(file) === 'property')].sort(
        (a, b) => testFiles.indexOf(a) - testFiles.indexOf(b),
      ),
    );
    assert.deepEqual(filesNamed(['one'], { one: [own] }), [own]);
  });

  it('refuses what is neither', () => {
    assert.throws(
      () => filesNamed(['units'], { one: [] }),
      /^Error: units: must be a test file, one of unit, .*: one$/,
    );
  });
});

describe('running tests', () => {
  /** Runs test files with these texts in one process. */
  const run = (texts: Readonly<Record<string, string>>, limit = patiently(60_000), variables = {}) =>
    inFolder(async (folder) => {
      const files = Object.entries(texts).map(([name, text]) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
      });
      const start = { command: (argv: readonly string[]) => argv, epoch: 0 };
      const environment = { ...process.env, ...variables };
      const running = new RunningJob(
        { ...job(1, 1), files },
        { ...start, environment, slot: 30, limit, logs: join(folder, 'logs') },
      );
      const { results, output } = await running.finished;
      return {
        output,
        results: results.map(({ file, ...rest }) => ({ ...rest, file: file.slice(folder.length + 1) })),
      };
    });
  const count = ({
    passed,
    failed,
    skipped,
  }: {
    passed: unknown[] | readonly string[];
    failed: readonly string[];
    skipped: readonly string[];
  }) => [passed.length, failed.length, skipped.length];

  /** Milliseconds that a process with two files took, on this machine as busy as it is. */
  let usual = 0;
  before(async () => {
    const began = performance.now();
    await run({ 'a.mjs': 'it("fine", () => {})', 'b.mjs': 'it("fine", () => {})' });
    usual = performance.now() - began;
  });

  it('counts what passes, fails and is skipped, of each file of a process', async () => {
    const { results, output } = await run({
      'a.mjs': 'it("one", () => console.log("seen")); it.skip("two", () => {});',
      'b.mjs': 'it("three", () => { throw new Error("no") }); it("four", () => {});',
    });
    assert.deepEqual(results.map(count), [
      [1, 0, 1],
      [1, 1, 0],
    ]);
    assert.match(output, /seen/);
    assert.match(output, /Error: no/);
  });

  it('gives every test at least the time of the runner, whatever it allows itself', async () => {
    const late = 'await new Promise((resolve) => setTimeout(resolve, 100))';
    const texts = {
      'a.mjs': `describe("quick", function () { this.timeout(20); it("one", async () => { ${late} }) });`,
      'b.mjs': `it("two", async function () { this.timeout(20); ${late} });`,
    };
    const failed = async (limit: string) =>
      (await run(texts, undefined, { TEST_TIMEOUT: limit })).results.map((one) => one.failed.length);
    assert.deepEqual(await failed('30000'), [0, 0]);
    assert.deepEqual(await failed('10'), [1, 1]);
  });

  for (const [what, text, says] of [
    [
      'hangs',
      'it("hangs", () => new Promise((resolve) => setTimeout(resolve, 600_000))).timeout(0)',
      /still ran after/,
    ],
    [
      'hangs without a pause',
      'it("hangs", () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))',
      /still ran after/,
    ],
    ['ends its process', 'it("ends", () => process.exit(0))', /ended/],
    ['kills its process', 'it("dies", () => process.kill(process.pid, "SIGKILL"))', /ended with SIGKILL/],
    ['cannot be loaded', 'import "./nothing.mjs"', /cannot be loaded/],
    ['has no test', '', /it has no test/],
    [
      'throws between its tests',
      'after(() => { throw new Error("late") }); it("one", () => {})',
      /after all/,
    ],
    [
      'rejects what nobody waits for',
      'it("one", async () => { Promise.reject(new Error("lost")); await new Promise((r) => setTimeout(r, 50)) })',
      /one/,
    ],
  ] as const) {
    it(`tells that a file ${what}`, async () => {
      // What hangs takes as long as it may: some times what one that ends took here.
      const { results } = await run(
        { 'a.mjs': 'it("fine", () => {})', 'b.mjs': text },
        what.startsWith('hangs') ? Math.max(2500, 5 * usual) : undefined,
      );
      assert.deepEqual(count(results[0]!), [1, 0, 0]);
      assert.match(results[1]?.failed.join('\n') ?? '', says);
    });
  }
});

describe('a folder for one run', () => {
  it('is another one while a run has it, and is taken over from one that was killed', () =>
    inFolder(async (folder) => {
      const name = join(folder, 'home');
      writeFileSync(`${name}.pid`, '1');
      assert.equal(claimFolder(name), `${name}-2`);
      const { pid } = spawnSync('true');
      writeFileSync(`${name}.pid`, String(pid));
      assert.equal(claimFolder(name), name);
      assert.equal(claimFolder(name), `${name}-3`);
    }));
});

describe('a run that finds nothing from before', () => {
  it('removes what is kept read-only, and nothing while another run uses it', () =>
    inFolder(async (folder) => {
      const cache = join(folder, 'cache');
      removeCache(cache);
      const kept = join(cache, 'store/environments');
      mkdirSync(kept, { recursive: true });
      writeFileSync(join(kept, 'file'), '');
      chmodSync(kept, 0o555);
      writeFileSync(join(cache, 'account.pid'), String(process.pid));
      assert.throws(
        () => removeCache(cache),
        /account\.pid: another run uses .*\. Wait until it has ended\.$/,
      );
      assert.ok(existsSync(join(kept, 'file')));
      writeFileSync(join(cache, 'account.pid'), '');
      removeCache(cache);
      assert.ok(!existsSync(cache));
    }));
});

describe('reporting tests', () => {
  const summary = (given: Partial<Summary>): Summary => ({
    results: [],
    problem: '',
    phases: { build: 1 },
    total: 10,
    memory: { highest: 2 ** 31, before: 2 ** 30 },
    notRun: [],
    strict: false,
    ...given,
  });
  const result = {
    file: 'test/property/a.test.ts',
    passed: ['a: from seed 7'],
    seconds: 3,
    processor: 2,
    began: 1,
  };

  it('ends with the counts alone, after seeds, phases, slowest files, memory', () => {
    const { text, failed } = closing(summary({ results: [{ ...result, failed: ['b'], skipped: ['c'] }] }));
    assert.equal(failed, 1);
    assert.equal(text.split('\n').at(-1), '1 passed, 1 failed');
    for (const says of [
      /from seed 7/,
      /build: 1\.0 s/,
      /3\.0 s property\/a/,
      /2\.0 GiB/,
      /Failed:\n.*: b\n/,
      /Skipped:\n {2}c/,
    ])
      assert.match(text, says);
  });

  it('takes what did not run for a failure in CI', () => {
    const results = [{ ...result, failed: [], skipped: ['c'] }];
    assert.equal(closing(summary({ results })).failed, 0);
    assert.equal(closing(summary({ results, notRun: ['test/e2e/b.test.ts'], strict: true })).failed, 2);
  });
});
