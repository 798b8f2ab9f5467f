/** Histories of deployments: the second, the third and the fifth, with each step failing once and twice, and other answers. */
import { strict as assert } from 'node:assert';
import { type Choice, History, INSTANCES, leftOf, problemsOf } from '../support/codeengine/history.ts';
import type { Trouble } from '../support/codeengine/service.ts';
import { type Cloud, EMPTY } from '../support/codeengine/state.ts';

/** A number from 0 to below 1, the next of a series that a seed begins. */
function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const FULL: Choice = {
  options: {
    'database-service': 'shop db',
    services: 'shop-cache=key',
    domain: 'www.example.com',
    exports: 'shop-exports',
  },
  answers: { services: ['tasks'] },
};

const READS = /^(get|list|select)$/;

/** Which troubles a command can have: what only reads has no effect to lose. */
function troublesOf(call: readonly string[]): readonly Trouble[] {
  if (call.some((word) => READS.test(word))) return ['unavailable'];
  if (call[2] === 'submit' && call.includes('--wait')) return ['fails', 'slow', 'killed-after'];
  return ['unavailable', 'lost'];
}

describe('histories of Code Engine', function () {
  this.timeout(600_000);
  let history: History;
  let deployed: Cloud;
  let commands: readonly (readonly string[])[];
  before(async () => {
    history = new History();
    for (const domain of ['www.example.com', 'shop.example.org']) history.certify(domain);
    history.beside('exports.json', JSON.stringify({ access_key_id: 'id', secret_access_key: 'secret' }));
    history.cloud = { ...EMPTY, services: INSTANCES };
    history.choose(FULL);
    await history.deployed();
    history.calls();
    await history.deployed();
    commands = history.calls().filter(([word]) => word === 'ce');
    deployed = history.cloud;
  });
  after(() => {
    console.log(`      Code Engine: ${history.counted}`);
    history.remove();
  });
  beforeEach(() => {
    history.choose(FULL);
    history.cloud = deployed;
  });

  it('deploys five times, rolls back and goes on', async () => {
    const tagOf = (): string => history.imageOf('application', 'shop')?.split(':')[1] ?? '';
    const tags = [tagOf()];
    for (let time = 0; time < 3; time++) {
      await history.deployed();
      tags.push(tagOf());
    }
    for (const tag of [tags[0], tags[2], tags[0]]) {
      await history.deployed([], { IMAGE_TAG: tag });
      assert.equal(tagOf(), tag);
    }
    await history.deployed();
    assert.equal(new Set(tags).size, 4);
  });

  it('goes on from each step that fails, once and twice', async () => {
    let chains = 0;
    for (const [index, call] of commands.entries()) {
      for (const trouble of troublesOf(call)) {
        history.cloud = deployed;
        const what = `${trouble} at ${call.slice(0, 6).join(' ')}`;
        const once = await history.step([], trouble, index);
        // What was carried out although its answer was lost may count as done; the lock is let go of twice, at the end.
        const isRelease = call.includes('configmap') && call.includes('delete');
        if (trouble !== 'lost' && !isRelease) assert.notEqual(once.status, 0, what);
        if (trouble === 'killed-after') {
          assert.match((await history.step()).output, /another deployment of shop began 1 minutes ago/, what);
          assert.equal((await history.step(['unlock'])).status, 0);
        }
        if (trouble === 'slow') {
          assert.match(once.output, /takes longer than \d+ s, and goes on/, what);
          assert.ok(!/failed/.test(once.stderr.replace('FAILED', '')), once.stderr);
          settle();
        }
        chains += 1;
        const reads = call.some((word) => READS.test(word));
        // What only reads leaves a state that the command before it has left as well.
        if (reads && chains % 4 > 0) continue;
        if (trouble === 'unavailable') await history.step([], trouble, index);
        await history.deployed();
      }
    }
    console.log(`      ${chains} chains of failures at ${commands.length} commands`);
  });

  /** What was waited for comes to its end. */
  function settle(): void {
    for (const kind of ['jobrun', 'buildrun'])
      for (const run of Object.values(history.service.cloud.things[kind] ?? {}))
        if (run.flags.wait) run.status = 'Succeeded';
  }

  it('begins no second migration while one runs', async () => {
    await history.step([], 'slow', /^jobrun submit/);
    const { status, output } = await history.step();
    assert.equal(status, 1);
    assert.match(
      output,
      /^deploy\.sh: a migration is still running: ibmcloud ce jobrun get --name shop-migrate-\d+$/m,
    );
    settle();
    await history.deployed();
  });

  it('goes on from each step that fails after a roll back', async () => {
    const tag = history.imageOf('application', 'shop')?.split(':')[1] ?? '';
    await history.deployed();
    const newer = history.cloud;
    for (const at of [
      /^job update shop-migrate/,
      /^jobrun submit/,
      /^application update/,
      /^job update shop-worker/,
      /^jobrun delete/,
    ]) {
      history.cloud = newer;
      await history.step([], 'lost', at, { IMAGE_TAG: tag });
      await history.step([], 'unavailable', at, { IMAGE_TAG: tag });
      await history.deployed([], { IMAGE_TAG: tag });
      await history.deployed();
    }
  });

  it('goes on from each step of the first deployment, or takes away what it left', async () => {
    history.cloud = { ...EMPTY, services: INSTANCES };
    history.calls();
    await history.deployed();
    const first = history.calls().filter(([word]) => word === 'ce');
    for (const [index, call] of first.entries()) {
      if (call.some((word) => READS.test(word))) continue;
      history.cloud = { ...EMPTY, services: INSTANCES };
      await history.step([], index % 2 ? 'lost' : 'unavailable', index);
      if (history.cloud.projects.length > 0) {
        assert.equal((await history.step(['destroy', '--yes'])).status, 0);
        assert.deepEqual(leftOf(history.cloud), [], call.join(' '));
      }
      if (index % 3 === 0) await history.deployed();
    }
  });

  it('follows the answers: services, processes, servers, jobs and domains come and go', async () => {
    const random = series(2026);
    const pick = <Value>(...values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
    for (let step = 0; step < 16; step++) {
      const domain = pick('', 'www.example.com', 'shop.example.org');
      const choice: Choice = {
        options: {
          strategy: pick('dockerfile', 'dockerfile', 'buildpacks'),
          'database-service': pick('shop db', 'other db'),
          services: pick('', 'shop-cache', 'shop-cache=key', 'shop, shop-cache=other', 'shop'),
          domain,
          exports: pick('', '', 'shop-exports'),
          'trusted-profiles': pick('no', 'yes'),
          outbound: pick('', '', '10.0.0.0/8', '203.0.113.0/24, 10.1.0.0/16', '10.1.0.0/16'),
          inbound: domain ? 'open' : pick('open', 'private', 'none'),
        },
        answers: { server: pick('gunicorn', 'uvicorn'), services: pick([], ['tasks'], ['tasks', 'redis']) },
      };
      history.choose(choice);
      if (random() < 0.4)
        await history.step([], pick<Trouble>('unavailable', 'lost'), Math.floor(random() * 50));
      await history.deployed();
    }
    assert.equal((await history.step(['destroy', '--yes'])).status, 0);
    assert.deepEqual(leftOf(history.cloud), []);
  });

  it('restricts what comes in, whatever step of it fails, and there is no moment without a rule', async () => {
    const rules = (): number => Object.keys(history.cloud.things['cbr rule'] ?? {}).length;
    const choose = (inbound: string): void => history.choose({ options: { inbound } });
    history.cloud = { ...EMPTY, services: INSTANCES };
    choose('private');
    history.service.hasRestrictions = false;
    const without = await history.step();
    assert.match(without.output, /^deploy\.sh: .*ibmcloud plugin install cbr$/m);
    assert.deepEqual(history.cloud.projects, [], 'nothing is changed before');
    history.service.hasRestrictions = true;
    await history.deployed();
    const restricted = history.cloud;
    for (const [inbound, at] of [
      ['none', /^cbr rule-create/],
      ['none', /^cbr rule-delete/],
      ['none', /^cbr rules/],
      ['none', /^project list/],
      ['open', /^cbr rule-delete/],
      ['open', /^configmap delete shop-inbound/],
    ] as const) {
      for (const trouble of ['unavailable', 'lost', 'killed', 'killed-after'] as const) {
        history.cloud = restricted;
        choose(inbound);
        assert.notEqual((await history.step([], trouble, at)).status, 0, `${trouble} at ${at}`);
        if (inbound !== 'open') assert.ok(rules() > 0, `${trouble} at ${at}: no rule holds`);
        if (trouble.startsWith('killed')) await history.step(['unlock']);
        await history.deployed();
      }
    }
    choose('private');
    await history.deployed();
    assert.equal((await history.step(['destroy', '--yes'])).status, 0);
    assert.deepEqual(leftOf(history.cloud), []);
  });

  it('lets the second of two deployments at once wait, whatever the first has done so far', async () => {
    for (const at of [/^secret update shop-env/, /^jobrun submit/, /^application update/]) {
      history.cloud = deployed;
      let second: Awaited<ReturnType<History['step']>> | undefined;
      history.service.gate = async (what) => {
        if (!at.test(what) || second) return;
        history.service.gate = async () => undefined;
        second = await history.run();
      };
      const first = await history.run([], {});
      assert.equal(first.status, 0, first.output);
      assert.equal(second?.status, 1);
      assert.match(
        second?.output ?? '',
        /^deploy\.sh: another deployment of shop began \d+ minutes ago: wait for it\./m,
      );
      assert.deepEqual(problemsOf(history.cloud, FULL), []);
    }
  });

  it('takes over from one that was killed, two hours later', async () => {
    await history.step([], 'killed-after', /^buildrun submit/);
    assert.notEqual((await history.step()).status, 0);
    history.wait(10_000);
    await history.deployed();
  });

  it('destroys from every state of it, and twice', async () => {
    for (const trouble of ['killed', 'lost'] as const) {
      for (const at of [
        /^application delete/,
        /^subscription cron delete/,
        /^job delete shop-prune/,
        /^secret delete shop-env/,
      ]) {
        history.cloud = deployed;
        await history.step(['destroy', '--yes'], trouble, at);
        if (trouble === 'killed') await history.step(['unlock']);
        for (const _ of [1, 2]) assert.equal((await history.step(['destroy', '--yes'])).status, 0);
        assert.deepEqual(leftOf(history.cloud), [], `${trouble} at ${at}`);
      }
    }
  });
});
