import { strict as assert } from 'node:assert';
import { beyondQuota, usageOf } from '../../src/choices/platforms/codeengine/quota.ts';
import * as rules from '../../src/choices/platforms/codeengine/rules.ts';
import { answersWith } from '../support/answers.ts';

describe('project quotas', () => {
  const running = {
    cpu: '0.5',
    memory: '1G',
    disk: '400M',
    minScale: 0,
    maxScale: 5,
    arraySize: 4,
    processes: 0,
  };
  it('count app, a new revision, jobs and a build', () => {
    assert.deepEqual(usageOf(running), { cpu: 7, memory: 16_000, disk: 8800, instances: 13 });
    assert.equal(usageOf({ ...running, minScale: 3, processes: 1 }).instances, 17);
  });

  /** What goes beyond which of the four limits, and the same one step below it. */
  const beyond: readonly (readonly [string, Partial<typeof running>, Partial<typeof running>, RegExp])[] = [
    [
      'vCPU',
      { cpu: '8', memory: '16G', maxScale: 9 },
      { cpu: '8', memory: '16G', maxScale: 8 },
      /129 virtual CPUs at once, and a project has 128/,
    ],
    [
      'memory',
      { cpu: '1', memory: '8G', maxScale: 57 },
      { cpu: '1', memory: '8G', maxScale: 56 },
      /516000 MB of memory at once, and a project has 512000/,
    ],
    [
      'disk',
      { cpu: '1', memory: '8G', disk: '8G', arraySize: 61, maxScale: 0 },
      { cpu: '1', memory: '4G', disk: '4G', arraySize: 61 },
      /MB of memory|MB of temporary disk/,
    ],
    [
      'instances',
      { cpu: '0.125', memory: '0.25G', arraySize: 242 },
      { cpu: '0.125', memory: '0.25G', arraySize: 241 },
      /251 instances at once, and a project has 250/,
    ],
  ];
  for (const [what, more, less, says] of beyond)
    it(`bound ${what}`, () => {
      assert.match(beyondQuota({ ...running, ...more }) ?? '', says);
      assert.equal(beyondQuota({ ...running, ...less }), undefined);
    });

  it('leave a default scale that fits for every size', () => {
    for (const cpu of rules.CPUS)
      for (const memory of rules.MEMORY_BY_CPU[cpu] ?? []) {
        const { options } = answersWith({
          platforms: ['codeengine'],
          options: { codeengine: { cpu, memory } },
        });
        assert.ok(Number(options.codeengine?.['max-scale']) >= 1, `${cpu} ${memory}`);
      }
  });
});
