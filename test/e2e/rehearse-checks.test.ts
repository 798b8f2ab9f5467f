/** Every check of the rehearsal, with a server that has the fault it is there for, and with one that has none. */
import { strict as assert } from 'node:assert';
import type { Place } from '../../src/choices/platform-contract.ts';
import { SERVING } from '../../src/rehearse/checks.ts';
import { plain } from '../../src/rehearse/plain.ts';
import { outcomes, reasonOf } from '../support/rehearse-outcomes.ts';

describe('checks of the rehearsal', function () {
  this.timeout(120_000);

  // What the tester has set must reach neither the build nor the instance.
  const { SECRET_KEY: own } = process.env;
  before(() => {
    process.env.SECRET_KEY = 'of the tester';
  });
  after(() => {
    if (own === undefined) delete process.env.SECRET_KEY;
    else process.env.SECRET_KEY = own;
  });

  it('all pass where nothing is wrong', async () => {
    const found = await outcomes({});
    const wrong = Object.entries(found).filter(([, { result }]) => result !== 'passed');
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      Object.keys(found),
      SERVING.map(({ name }) => name),
    );
  });

  /** Fault, the check that finds it, what that says, and the checks that it needs. */
  const FAULTS: readonly (readonly [string, string, RegExp, ...string[]])[] = [
    ['secretless', 'secret', /without SECRET_KEY it serves/],
    ['secret-unnamed', 'secret', /ends without naming it/],
    ['secret-well', 'secret', /ends with status 0/],
    ['secret-hangs', 'secret', /neither serves nor ends/],
    ['crashes', 'start', /ended with status 1 before it answered/],
    ['own-port', 'start', /listens on port \d+ and not on PORT/],
    ['mute', 'start', /did not answer on PORT within 5 s/],
    ['loopback', 'address', /on 127.0.0.1 only/, 'start'],
    ['probe-redirects', 'liveness', /got 301, a redirect/, 'start'],
    ['probe-host', 'liveness', /got 400: that Host is an IP address/, 'start'],
    ['probe-missing', 'liveness', /got 404: nothing answers/, 'start'],
    ['probe-slow', 'liveness', /got nothing: no answer within 1 s/, 'start'],
    ['unready', 'readiness', /got 503/, 'start'],
    ['no-host', 'page', /got 400: Django refuses that Host/, 'start'],
    ['page-fails', 'page', /got 500/, 'start'],
    ['page-missing', 'page', /got 404: there is no page/, 'start'],
    ['redirects-for-ever', 'page', /sent to https again, without end/, 'start'],
    ['css-missing', 'stylesheet', /got 404/, 'start', 'page'],
    ['css-text', 'stylesheet', /comes as "text\/plain"/, 'start', 'page'],
    ['css-unhashed', 'stylesheet', /has no hash in its name/, 'start', 'page'],
    ['css-uncached', 'stylesheet', /has no Cache-Control/, 'start', 'page'],
    ['css-short', 'stylesheet', /has "Cache-Control: max-age=60/, 'start', 'page'],
    ['css-plain', 'stylesheet', /is not compressed/, 'start', 'page'],
    ['part-missing', 'loading', /\/part\.js, named by \/static\/main\.js, got 404/, 'start', 'page'],
    ['part-text', 'loading', /\/part\.js, .* comes as "text\/plain"/, 'start', 'page'],
    ['part-bare', 'loading', /main\.js imports "part", which no import map has/, 'start', 'page'],
    ['cookie-open', 'secure', /cookie csrftoken may travel/, 'start', 'page'],
    ['any-host', 'host', /"Host: evil.example" got 200/, 'start'],
    ['debug', 'missing', /page for developers/, 'start'],
    ['soft-404', 'missing', /got 200/, 'start'],
    ['drops', 'drain', /got no answer/, 'start'],
    ['deaf', 'exit', /still ran 3 s after SIGTERM and was killed/, 'start', 'drain'],
  ];
  for (const [fault, name, reason, ...others] of FAULTS) {
    it(`${name} fails on a server that is ${fault}`, async () => {
      const found = await outcomes({ faults: [fault], checks: [name, ...others] });
      const outcome = found[name];
      assert.equal(outcome?.result, 'failed', JSON.stringify(outcome));
      assert.match(reasonOf(outcome), reason);
      assert.ok(outcome?.result === 'failed' && /\.$/.test(outcome.way), 'the way out is a sentence');
      for (const other of others) if (other !== 'drain') assert.equal(found[other]?.result, 'passed', other);
    });
  }

  it('takes a secret of a bound service for one, and forgets it there too', async () => {
    const runVariables = (place: Place) => ({
      ...plain.runVariables(place),
      BOUND: '{"credentials": {"SECRET_KEY": "of a service"}}',
    });
    const checks = ['secret', 'start'];
    const found = await outcomes({ faults: ['bound-secret'], checks, contract: { runVariables } });
    assert.deepEqual(
      [found.secret?.result, found.start?.result],
      ['passed', 'passed'],
      JSON.stringify(found),
    );
  });

  it('warns where it works and costs something', async () => {
    const checks = ['start', 'page', 'secure', 'disk'];
    const found = await outcomes({ faults: ['no-hsts', 'writes'], checks });
    assert.match(reasonOf(found.secure), /no Strict-Transport-Security/);
    assert.match(reasonOf(found.disk), /it wrote server.pid/);
    assert.deepEqual([found.secure?.result, found.disk?.result], ['warned', 'warned']);
  });

  it('finds what is written where nothing can be', async () => {
    const found = await outcomes({
      faults: ['writes'],
      checks: ['start', 'disk'],
      contract: { disk: 'read-only' },
    });
    // Permissions stop everybody but root: rehearse-as-root.test.ts has what is found then.
    if (process.getuid?.() !== 0) assert.match(reasonOf(found.start), /ended with status 1/);
  });

  it('restart fails where the first run is in the way, and only where its files stay', async () => {
    const checks = ['start', 'drain', 'restart'];
    const kept = await outcomes({ faults: ['lock-file'], checks, contract: { disk: 'persistent' } });
    assert.match(reasonOf(kept.restart), /started a second time, it does not answer/);
    assert.equal((await outcomes({ faults: ['lock-file'], checks })).restart?.result, 'passed');
  });

  it('a process beside the server must do its work, go on, and stop in time', async () => {
    // Half a minute for a busy machine; where nobody will do it, it is told so.
    const waits =
      'for _ in $(seq 150); do [ -e done ] && exit 0; [ -e lazy ] && break; sleep 0.2; done; echo nobody did it; exit 1';
    const works = 'trap "exit 0" TERM; touch done; while true; do sleep 0.1; done';
    const of = async (script: string) => {
      const found = await outcomes({ checks: ['process-worker'], beside: { script, trial: waits } });
      return found['process-worker'];
    };
    assert.equal((await of(works))?.result, 'passed');
    assert.match(reasonOf(await of('echo lazy; touch lazy; exec sleep 60')), /failed while "sh -c echo lazy/);
    assert.match(reasonOf(await of('(sleep 0.5; touch done) & exit 3')), /ended with status 3/);
    assert.match(
      reasonOf(await of(works.replace('exit 0', ':'))),
      /still ran 3 s after SIGTERM and was killed, with nothing to do/,
    );
    assert.deepEqual(Object.keys(await outcomes({ checks: ['process-worker'] })), []);
  });

  it('says that nothing was in flight where the answer comes before the form is complete', async () => {
    const found = await outcomes({ faults: ['answers-early'], checks: ['start', 'drain', 'exit'] });
    assert.match(reasonOf(found.drain), /answers a form with 405 before all of it has come/);
    assert.equal(found.exit?.result, 'passed');
  });

  it('skips what it cannot look at', async () => {
    const found = await outcomes({ faults: ['no-css'], checks: ['start', 'page', 'stylesheet'] });
    assert.deepEqual(found.stylesheet, {
      result: 'skipped',
      reason: 'the page has no stylesheet of this site',
    });
    const blocked = await outcomes({ faults: ['crashes'], checks: ['start', 'page', 'drain'] });
    assert.deepEqual([blocked.page?.result, blocked.drain?.result], ['skipped', 'skipped']);
    const local = await outcomes({
      faults: ['loopback'],
      checks: ['start', 'address'],
      contract: { reachedFrom: 'loopback' },
    });
    assert.equal(local.address?.result, 'skipped');
  });

  for (const [building, name, result, reason] of [
    ['build', 'build', 'failed', /collectstatic failed/],
    ['migrate', 'migrate', 'failed', /migrate failed/],
    ['debug', 'deployment', 'failed', /DEBUG is on/],
    ['errors', 'deployment', 'failed', /found errors/],
    ['warnings', 'deployment', 'warned', /has warnings/],
  ] as const) {
    it(`${name} finds ${building} in the build phase`, async () => {
      const contract = building === 'build' ? { buildVariables: () => ({ FAULT: 'build' }) } : {};
      const found = await outcomes({ building, contract, checks: ['build', 'migrate', 'deployment'] });
      assert.equal(found[name]?.result, result, JSON.stringify(found));
      assert.match(reasonOf(found[name]), reason);
    });
  }
});
