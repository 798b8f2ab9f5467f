/**
 * Which revision a roll back goes to, in 2,000 histories of an app: deployments that succeed, that are taken back, changes of
 * variables, and roll backs of both kinds. A stack of what was good says what is right: a roll back takes its top away.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  cancelDeployment,
  createDeployment,
  resolveRevision,
  type Wanted,
} from '../support/cloudfoundry/deployments.ts';
import { Foundation } from '../support/cloudfoundry/foundation.ts';
import { randomOf } from '../support/cloudfoundry/random.ts';
import { resources } from '../support/cloudfoundry/resources.ts';
import type { App } from '../support/cloudfoundry/state.ts';

const HISTORIES = 2000;
const STEPS = 9;

/** What the script is asked at a moment, and the versions that it may choose: all with one content. */
interface Question {
  readonly deployed: unknown;
  readonly revisions: unknown;
  readonly deployments: unknown;
  readonly expected: readonly number[];
}

class Story {
  readonly foundation = new Foundation();
  readonly app: App;
  /** Droplet and variables of what was good. */
  readonly good: { readonly droplet: string; readonly env: string }[] = [];

  constructor() {
    this.app = this.foundation.addApp('shop');
    this.app.droplet = this.stage();
    this.foundation.startAll(this.app);
    this.keep();
  }

  private stage(): string {
    const guid = randomUUID();
    const files = new Map();
    this.foundation.droplets.set(guid, { guid, app: this.app.guid, package: '', files, state: 'STAGED' });
    return guid;
  }

  private keep(): void {
    const { droplet = '', env } = this.app;
    this.good.push({ droplet, env: JSON.stringify([...env].sort()) });
  }

  private pass(): void {
    this.foundation.clock += 60;
    for (let looks = 0; looks < 5; looks += 1) this.foundation.tick();
  }

  private roll(wanted: Wanted, isCancelled: boolean): void {
    this.pass();
    const deployment = createDeployment(this.foundation, this.app, wanted);
    if (isCancelled) cancelDeployment(this.foundation, deployment);
    this.pass();
  }

  deploy(isCancelled: boolean): void {
    const guid = this.stage();
    this.roll({ droplet: { guid } }, isCancelled);
    if (!isCancelled) this.keep();
  }

  restart(): void {
    this.pass();
    this.app.env.set('LEVEL', randomUUID());
    resolveRevision(this.foundation, this.app);
    this.foundation.startAll(this.app);
    this.keep();
  }

  /** Asks, and goes back as the answer should be. */
  back(isCancelled: boolean): Question {
    const { foundation, app } = this;
    const revisions = foundation.revisionsOf(app);
    const running = app.processes[0]?.revision;
    const before = this.good.at(-2);
    const fits = revisions.filter(({ droplet, env }) => droplet === before?.droplet && env === before?.env);
    const shown = (one: (typeof revisions)[number]): unknown => resources.revision(one, true);
    const question = {
      deployed: { resources: revisions.filter(({ guid }) => guid === running).map(shown) },
      revisions: { resources: revisions.map(shown) },
      deployments: {
        resources: [...foundation.deployments.values()].map((one) =>
          resources.deployment(
            one,
            revisions.find(({ guid }) => guid === one.revision),
          ),
        ),
      },
      expected: fits.map(({ version }) => version),
    };
    if (before) {
      const target = fits.at(-1);
      try {
        this.roll({ revision: { guid: target?.guid ?? '' } }, isCancelled);
      } catch {
        // The platform refuses to go to what the latest revision is: cf/roll-back.sh deploys its droplet.
        this.roll({ droplet: { guid: before.droplet } }, isCancelled);
      }
      if (!isCancelled) this.good.pop();
    }
    return question;
  }
}

const CHECK = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("choose_revision", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
for number, line in enumerate(sys.stdin):
    one = json.loads(line)
    current = max(each["version"] for each in one["deployed"]["resources"])
    chosen = module.choose(one["revisions"]["resources"], one["deployments"]["resources"], current, None)
    found = chosen and chosen["version"]
    if found not in (one["expected"] or [None]):
        print(json.dumps({"question": number, "current": current, "found": found, **one}))
`;

const SCRIPT = 'templates/platforms/cloudfoundry/cf/choose_revision.py';

const wrong = (questions: readonly Question[], script = SCRIPT): readonly string[] =>
  execFileSync('python3', ['-I', '-S', '-B', '-c', CHECK, script], {
    input: questions.map((one) => JSON.stringify(one)).join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
    .split('\n')
    .filter((line) => line !== '');

describe('A roll back on Cloud Foundry', () => {
  it(`goes to the version that was good before, in ${HISTORIES} histories, and to none that was left`, () => {
    const seed = Number(process.env.SEED ?? 20_261_129);
    const random = randomOf(seed);
    const questions: Question[] = [];
    for (let count = 0; count < HISTORIES; count += 1) {
      const story = new Story();
      for (let step = 0; step < STEPS; step += 1) {
        const kind = random();
        const isCancelled = random() < 0.3;
        if (kind < 0.4) story.deploy(isCancelled);
        else if (kind < 0.5) story.restart();
        else questions.push(story.back(isCancelled));
      }
      questions.push(story.back(false));
    }
    const found = wrong(questions);
    console.log(`      ${HISTORIES} histories, ${questions.length} roll backs (seed ${seed})`);
    assert.deepEqual(found.slice(0, 1), [], `seed ${seed}: ${found.length} are wrong`);
  }).timeout(60_000);

  it('would be noticed if it took the newest revision before', () => {
    const story = new Story();
    story.deploy(false);
    story.deploy(false);
    const questions = [story.back(false), story.back(false)];
    assert.deepEqual(wrong(questions), []);
    const path = `${process.env.TMPDIR ?? '/tmp'}/choose-${process.pid}.py`;
    const { writeFileSync, rmSync } = process.getBuiltinModule('node:fs');
    try {
      const text = readFileSync(SCRIPT, 'utf8');
      writeFileSync(path, text.replace('bad = left(revisions, deployments)', 'bad, repeats = set(), {}'));
      assert.equal(wrong(questions, path).length, 1);
    } finally {
      rmSync(path, { force: true });
    }
  });
});
