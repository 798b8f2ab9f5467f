/** The functions of deploy.sh that wait, by themselves: what a clock and a busy host can do to them. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';

const script = plan(answersWith({ project: 'shop', platforms: ['onprem'] })).find(
  ({ path }) => path === 'onprem/deploy.sh',
)!.contents;

/** The text of one function of the script. */
const functionOf = (name: string): string =>
  new RegExp(`^${name}\\(\\) \\{\\n.*?^\\}\\n`, 'ms').exec(script)?.[0] ?? assert.fail(`no function ${name}`);

/** Runs lines of bash with functions of the script. */
function bash(functions: readonly string[], lines: string) {
  const text = `set -euo pipefail\ndry_run=false root=/nowhere\n${functions.map(functionOf).join('')}${lines}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', text], { encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

describe('onprem: a release that is waited for', () => {
  // At once, as where this host did something else for the whole time.
  const OVER = 'patience=0; sleep() { :; };';

  it('is asked although its time is over before anybody has asked', () => {
    const { status, output } = bash(['healthy'], `${OVER} curl() { return 0; }; healthy`);
    assert.equal(status, 0, output);
  });

  it('is not ready where it does not answer within its time', () => {
    assert.equal(bash(['healthy'], `${OVER} curl() { return 22; }; healthy || exit 7`).status, 7);
  });

  it('is waited for longer when it had served before the one that is not ready, however short that time was', () => {
    const around = `
      say() { echo "$*"; }; die() { say "$@"; exit 1; }; point() { :; }; run() { :; }; serve() { :; }; beside() { :; }
      healthy() { say "asked for $patience s"; }
      patience=8; take_back new old before`;
    const { status, output } = bash(['take_back'], around);
    assert.equal(status, 1);
    for (const line of [
      /^new is not ready after 8 s: back to old$/m,
      /^asked for 60 s$/m,
      /^old serves again\. /m,
    ])
      assert.match(output, line);
    assert.match(
      bash(['take_back'], around.replace('patience=8', 'patience=90')).output,
      /^asked for 90 s$/m,
    );
  });
});
