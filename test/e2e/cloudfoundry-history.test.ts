/**
 * Cloud Foundry the second, third and fifth time: the rendered scripts in histories, with each step failing once, twice and
 * after a roll back, with answers that change in between, with somebody else deploying meanwhile, and to the end, when nothing
 * is left. The stand-in keeps the platform's rules (platform-rules.ts); a script that is broken on purpose must be noticed, and
 * would not be by a stand-in that is kinder.
 */
import { strict as assert } from 'node:assert';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { type Files, History, STEPS, type Step } from '../support/cloudfoundry/history.ts';
import { PLATFORM_RULES, type PlatformRule } from '../support/cloudfoundry/platform-rules.ts';
import { randomOf } from '../support/cloudfoundry/random.ts';

const rendered = (more: PartialAnswers = {}): Files => {
  const answers = {
    project: 'shop',
    platforms: ['cloudfoundry'],
    static: 'whitenoise',
    database: 'postgresql',
  };
  return new Map(plan(answersWith({ ...answers, ...more })).map(({ path, contents }) => [path, contents]));
};
const step = (name: string): Step => ALL[name] ?? assert.fail(name);

async function with_(files: Files, act: (history: History) => Promise<void>): Promise<void> {
  const history = await History.begin(files);
  try {
    await act(history);
  } finally {
    await history.end();
  }
}

/** Runs steps one after the other, and checks what holds after each. */
async function steps(history: History, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await step(name)(history);
    try {
      history.check();
    } catch (error) {
      throw new Error(`after ${names.slice(0, names.indexOf(name) + 1).join('; ')}`, { cause: error });
    }
  }
}

/** Files with one text replaced: a script that somebody has broken. */
function broken(files: Files, path: string, from: string | RegExp, to: string): Files {
  const text = files.get(path) ?? assert.fail(path);
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, `${path} has no ${from}`);
  return new Map([...files, [path, changed]]);
}

/** A service that somebody else has begun to make: it takes its time. */
const slowService: Step = async (history) => {
  const body = JSON.stringify({ type: 'managed', name: 'shop-database', relationships: {} });
  await history.cf('curl', '/v3/service_instances', '-X', 'POST', '-d', body);
  for (const instance of history.foundation.services.values()) instance.left = 25;
  await history.run('create-services', 'production');
  assert.equal(history.last.status, 0, history.last.stderr);
};

/** A variable that the manifest has no longer: it is gone, or a warning names it. */
const fewerVariables: Step = async (history) => {
  const manifest =
    rendered()
      .get('manifest.yml')
      ?.replace(/^.*LOG_LEVEL.*\n/m, '') ?? '';
  history.change(new Map([['manifest.yml', manifest]]));
  await step('deploy')(history);
  const warning =
    'Warning: the variable LOG_LEVEL is no longer in manifest.yml, and stays: cf unset-env shop LOG_LEVEL';
  assert.ok(!history.app?.env.has('LOG_LEVEL') || history.last.stderr.includes(warning), history.last.stderr);
};

const ALL: Readonly<Record<string, Step>> = {
  ...STEPS,
  'a service takes its time': slowService,
  'a variable is taken away': fewerVariables,
};

/**
 * Rules of the platform, a way to break the scripts that each of them forbids, and the history that notices it. A stand-in
 * without the rule does not.
 */
const NOTICED: readonly (readonly [
  PlatformRule,
  path: string,
  from: string | RegExp,
  to: string,
  steps: readonly string[],
])[] = [
  [
    'process-guid',
    'cf/space.sh',
    'process=$(field guid <<<"$process")',
    'process=$1',
    ['deploy', 'deploy', 'task'],
  ],
  [
    'template-process',
    'cf/space.sh',
    'process=$(field guid <<<"$process")',
    'process=$1',
    ['deploy', 'deploy', 'task'],
  ],
  [
    'rollback-revision',
    'cf/choose_revision.py',
    'bad = left(revisions, deployments)',
    'bad, repeats = set(), {}',
    ['deploy', 'deploy', 'roll back', 'roll back'],
  ],
  [
    'no-update-rollback',
    'cf/choose_revision.py',
    /again = .*/,
    'again = False',
    ['deploy', 'deploy', 'roll back, not ready', 'roll back'],
  ],
  [
    'revision-made-at-start',
    'cf/choose_revision.py',
    'never = unfinished(revisions, deployments)',
    'never = set()',
    ['deploy', 'deploy, not ready', 'deploy', 'roll back'],
  ],
  [
    'cancel-later',
    'cf/space.sh',
    '&& cancelled=true',
    '&& fail "The new version did not become ready: the old one serves."',
    ['deploy', 'deploy, not ready'],
  ],
  [
    'busy-instance',
    'cf/create-services.sh',
    /"\$dry_run" && return\n/,
    'return\n',
    ['a service takes its time', 'deploy'],
  ],
  [
    'taken-name',
    'cf/create-services.sh',
    /"\$dry_run" && return\n/,
    'return\n',
    ['a service takes its time', 'deploy'],
  ],
  [
    'manifest-adds',
    'cf/deploy.sh',
    'python3 -I -S cf/leftovers.py',
    'true',
    ['deploy', 'a variable is taken away'],
  ],
  [
    'fail-is-silent',
    'cf/space.sh',
    /answer=\$\(cf curl "\$3" -X "\$2" -d "\$4"\) \|\|/,
    'answer=$(cf curl --fail "$3" -X "$2" -d "$4" | head -n 1 || true) ||',
    ['deploy', 'deploy, task refused'],
  ],
];

describe('Cloud Foundry again and again', () => {
  it('deploys five times, with each step failing once, twice and after a roll back', () =>
    with_(rendered(), async (history) => {
      await steps(history, 'create-services', 'create-services', 'deploy', 'deploy');
      for (const name of Object.keys(STEPS).filter((one) => one.startsWith('deploy, ')))
        await steps(history, name, name);
      await steps(
        history,
        'deploy',
        'roll back',
        'deploy, not ready',
        'deploy',
        'roll back, not ready',
        'roll back',
      );
      await steps(history, 'roll back', 'deploy', 'superuser', 'task');
    }));

  it('meets as many states as it can, and takes each way out of them', () =>
    with_(rendered(), async (history) => {
      const seed = Number(process.env.SEED ?? 20_261_129);
      const random = randomOf(seed);
      const states = new Map<string, Set<string>>();
      const names = Object.keys(STEPS);
      await steps(history, 'create-services', 'deploy');
      for (let count = 0; count < 24; count += 1) {
        const { state } = history;
        const taken = states.get(state) ?? new Set();
        states.set(state, taken);
        const fresh = names.filter((name) => !taken.has(name));
        const from = fresh.length > 0 ? fresh : names;
        const name = from[Math.floor(random() * from.length)] ?? '';
        taken.add(name);
        try {
          await step(name)(history);
          history.check();
        } catch (error) {
          throw new Error(`seed ${seed}, step ${count}: ${name}, from: ${state}`, { cause: error });
        }
      }
      const transitions = [...states.values()].reduce((sum, taken) => sum + taken.size, 0);
      console.log(`      ${states.size} states, ${transitions} transitions (seed ${seed})`);
      assert.ok(states.size >= 4 && transitions >= 15, `${states.size} states, ${transitions} transitions`);
    }));

  it('keeps the static files of every version that runs or can be gone back to, whatever fails in between', () =>
    with_(rendered({ static: 'staticfile' }), async (history) => {
      await steps(history, 'create-services', 'deploy, staging fails', 'deploy', 'deploy');
      await steps(history, 'deploy, not ready', 'deploy, deployment refused', 'deploy, not ready', 'deploy');
      await steps(history, 'roll back', 'roll back', 'deploy', 'deploy, migration fails', 'deploy');
      // The static app itself does not become ready: its old files are served on, and the next time says what to do.
      history.foundation.sound.clear();
      history.foundation.fails = 'readiness';
      await history.run('deploy', 'production');
      history.foundation.fails = undefined;
      assert.match(
        history.last.stderr,
        /^The static files were refused: Start app timeout\. The old version serves\.$/m,
      );
      assert.deepEqual(history.lostFiles, []);
      history.foundation.holds = true;
      await history.run('deploy', 'production');
      assert.match(
        history.last.stderr,
        /A deployment of shop-static is under way: .* \(cf cancel-deployment shop-static\)/,
      );
      await history.cf('cancel-deployment', 'shop-static');
      history.foundation.holds = false;
      for (let looks = 0; looks < 4; looks += 1) history.foundation.tick();
      await steps(history, 'deploy');
    }));

  it('names what was taken away, and takes over what came', () =>
    with_(rendered({ services: ['redis', 'tasks'] }), async (history) => {
      await steps(history, 'create-services', 'deploy');
      assert.deepEqual(history.app?.processes.map(({ type }) => type).sort(), ['web', 'worker']);
      history.change(rendered({ options: { cloudfoundry: { domain: 'eu.apps.example.com' } } }));
      await steps(history, 'deploy');
      for (const line of [
        'Warning: the process worker is no longer in manifest.yml, and stays: cf scale shop --process worker -i 0',
        'Warning: the route shop.apps.example.com is no longer in manifest.yml, and stays: cf unmap-route shop apps.example.com --hostname shop',
        'Warning: the service shop-cache is no longer in manifest.yml, and stays: cf unbind-service shop shop-cache',
      ])
        assert.ok(history.last.stderr.includes(`${line}\n`), history.last.stderr);
      // As the warnings say.
      await history.cf('scale', 'shop', '--process', 'worker', '-i', '0');
      await history.cf('unbind-service', 'shop', 'shop-cache');
      await steps(history, 'deploy');
      assert.doesNotMatch(history.last.stderr, /worker|shop-cache/);
      history.change(rendered({ services: ['redis', 'tasks'] }));
      await steps(history, 'create-services', 'deploy');
      assert.equal(history.app?.processes.find(({ type }) => type === 'worker')?.instances, 1);
    }));

  it('is interrupted: what the platform has begun goes on, and the next time waits for it', () =>
    with_(rendered(), async (history) => {
      await steps(history, 'create-services', 'deploy');
      const { foundation } = history;
      for (const until of ['task', 'deployment'] as const) {
        foundation.holds = until === 'task';
        const count = until === 'task' ? foundation.tasks.size : foundation.deployments.size;
        const kept = until === 'task' ? foundation.tasks : foundation.deployments;
        await history.interrupt('deploy', () => kept.size > count);
        foundation.holds = true;
        await history.run('deploy', 'production');
        assert.equal(history.last.status, 1);
        assert.match(
          history.last.stderr,
          until === 'task'
            ? /A migration still runs: wait for it \(cf tasks shop\), or end it \(cf terminate-task shop \d+\)\./
            : /A deployment of shop is under way/,
        );
        foundation.holds = false;
        for (let looks = 0; looks < 6; looks += 1) foundation.tick();
        if (until === 'deployment') history.good.push(history.app?.serving ?? '');
        await steps(history, 'deploy');
      }
    }));

  it('is started twice at once: one of both serves in the end, and the other says why not', () =>
    with_(rendered(), async (history) => {
      await steps(history, 'create-services', 'deploy');
      const both = await Promise.all(['1', '2'].map(() => history.run('deploy', 'production')));
      assert.ok(
        both.some(({ status }) => status === 0),
        both.map(({ stderr }) => stderr).join('\n'),
      );
      for (const { status, stderr } of both)
        if (status !== 0)
          assert.match(
            stderr,
            /(A deployment of shop is under way|A migration still runs|took the place of this one|in flight).*\n$/,
          );
      for (let looks = 0; looks < 6; looks += 1) history.foundation.tick();
      history.good.push(history.app?.serving ?? '');
      history.check();
      await steps(history, 'deploy', 'roll back');
    }));

  it('replaces a few instances first, where that was chosen, and all only when it is told to go on', () =>
    with_(
      rendered({ options: { cloudfoundry: { strategy: 'canary', 'canary-steps': '10,50' } } }),
      async (history) => {
        await steps(history, 'create-services', 'deploy');
        const old = history.app?.serving;
        for (const end of ['continue-deployment', 'cancel-deployment'] as const) {
          await history.run('deploy', 'production');
          assert.equal(history.last.status, 0, history.last.stderr);
          assert.match(
            history.last.stderr,
            /runs both versions .*: cf continue-deployment shop\. If not: cf cancel-/,
          );
          assert.ok(history.app?.processes.filter(({ type }) => type === 'web').length === 2);
          await history.run('deploy', 'production');
          assert.match(
            history.last.stderr,
            /A deployment of shop is paused: go on with it \(cf continue-deployment shop\)/,
          );
          if (end === 'continue-deployment') {
            for (let count = 0; count < 2; count += 1) {
              assert.equal(history.app?.serving, old);
              const { status, stderr } = await history.cf('continue-deployment', 'shop');
              assert.equal(status, 0, stderr);
            }
            history.good.push(history.app?.serving ?? '');
          } else {
            await history.cf('cancel-deployment', 'shop');
            for (let looks = 0; looks < 4; looks += 1) history.foundation.tick();
          }
          history.last = { status: 0, stdout: '', stderr: '' };
          history.check();
        }
        assert.notEqual(history.app?.serving, old);
      },
    ));

  it('does what its page says, in that order', () =>
    with_(rendered({ static: 'staticfile', services: ['redis', 'tasks'] }), async (history) => {
      const page =
        rendered({ static: 'staticfile', services: ['redis', 'tasks'] }).get('docs/cloudfoundry.md') ?? '';
      const commands = [...page.matchAll(/(?:^|`)(cf\/[\w-]+\.sh production(?:[^`#\n]*\w'?)?)/gm)].map(
        ([, line = '']) => line,
      );
      for (const line of commands) {
        const asks = /roll-back|delete/.test(line);
        if (line.includes('roll-back')) await steps(history, 'deploy');
        const { status, stdout, stderr } = await history.shell(
          asks ? line.replace('.sh', '.sh --yes') : line,
        );
        assert.equal(status, 0, `${line}\n${stdout}${stderr}`);
      }
      const scripts = commands.map((line) => line.split(/[/.]/)[1]);
      assert.deepEqual(
        [...new Set(scripts)],
        ['create-services', 'deploy', 'superuser', 'roll-back', 'task', 'delete'],
      );
      assert.deepEqual([history.foundation.apps.size, history.foundation.services.size], [0, 0]);
    }));

  it('goes in the end, and leaves nothing', () =>
    with_(rendered({ static: 'staticfile', services: ['redis'] }), async (history) => {
      await steps(history, 'create-services', 'deploy');
      const { foundation } = history;
      // Of somebody else's app with a name that begins alike, and a service that both use.
      const neighbour = foundation.addApp('shop-reports');
      neighbour.bindings.set('shop-cache', null);
      await history.run('delete', 'production');
      assert.equal(history.last.status, 1);
      assert.match(history.last.stderr, /Without a terminal, --yes confirms\. Nothing was changed\.\n$/);
      assert.equal(foundation.apps.size, 3);
      await history.run('delete', '--yes', 'production');
      assert.equal(history.last.status, 0, history.last.stderr);
      assert.match(history.last.stderr, /shop-cache stays: it is bound to shop-reports, too\./);
      assert.deepEqual(
        [[...foundation.services.keys()], [...foundation.apps.values()]],
        [['shop-cache'], [neighbour]],
      );
      assert.deepEqual(
        [foundation.droplets.size, foundation.packages.size, foundation.revisions.length],
        [0, 0, 0],
      );
      foundation.deleteApp(neighbour);
      await history.run('delete', '--yes', 'production');
      assert.equal(history.last.status, 0, history.last.stderr);
      assert.deepEqual([foundation.apps.size, foundation.services.size], [0, 0]);
    }));
});

describe('A script for Cloud Foundry that is broken', () => {
  for (const [rule, path, from, to, names] of NOTICED) {
    it(`is noticed, and would not be without the rule ${rule} (${PLATFORM_RULES[rule][0]})`, async () => {
      const files = broken(rendered(), path, from, to);
      const run = (off?: PlatformRule): Promise<void> =>
        with_(files, async (history) => {
          if (off) history.foundation.off.add(off);
          history.client.keeps((one) => history.foundation.has(one));
          if (!names[0]?.startsWith('a service')) history.provide();
          await steps(history, ...names);
        });
      await assert.rejects(run());
      await run(rule);
    });
  }
});
