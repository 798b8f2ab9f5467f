/** What a host must look like after each command, whatever went wrong before: the model that histories are compared with. */
import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Answers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from './answers.ts';
import { factsOf, linkedFrom } from './onprem-facts.ts';
import type { HistoryHost, Outcome } from './onprem-history.ts';

/** What a version of the project consists of, beside its number. */
export interface Choices {
  readonly server?: string;
  readonly services?: readonly string[];
  /** The account and the folder on the host, where they are not the project's name. */
  readonly user?: string;
  readonly folder?: string;
  /** It starts and is never ready. */
  readonly broken?: boolean;
}

interface Release {
  readonly version: number;
  readonly choices: Choices;
  /** Its folder's name. */
  readonly name: string;
}

/** What happens to one command: it fails, or takes the script with it that called it. */
export interface Trouble {
  readonly how: 'fail' | 'kill';
  readonly words: string;
  readonly times?: number;
}

const FOLDER = '/srv/shop';
/** The failures that were ordered. */
const ORDERED = '/run/fake/fail';

/** What was rendered for some answers: histories push the same project many times. */
const plans = new Map<string, ReturnType<typeof plan>>();

function rendered(answers: Answers): ReturnType<typeof plan> {
  const key = JSON.stringify(answers);
  const known = plans.get(key) ?? plan(answers);
  plans.set(key, known);
  return known;
}

export class History {
  readonly host: HistoryHost;
  /** What must serve, and what a roll back may go to, the newest last. */
  private serving: Release | undefined;
  private readonly before: Release[] = [];
  /** What served before it, whose stylesheets pages that are still open ask for. */
  private last = '';
  private version = 0;
  private pushed: Choices = {};
  /** Where the releases are, and what each of them was made of. */
  private root = FOLDER;
  private readonly known = new Map<string, Choices>();
  states = 0;
  transitions = 0;

  constructor(host: HistoryHost) {
    this.host = host;
  }

  /** Puts the next version where it is deployed from. */
  push(choices: Choices = {}): void {
    this.version += 1;
    this.pushed = choices;
    const folder = this.host.path('/root/shop');
    rmSync(folder, { recursive: true, force: true });
    const {
      server = 'gunicorn',
      services = [],
      broken = false,
      user = 'shop',
      folder: place = FOLDER,
    } = choices;
    const options = { onprem: { user, 'app-dir': place } };
    const answers = answersWith({ project: 'shop', server, services, platforms: ['onprem'], options });
    writeProject(folder, rendered(answers));
    const files = { 'pages/version.txt': `${this.version}\n`, ...(broken ? { BROKEN: '' } : {}) };
    for (const [path, text] of Object.entries({ ...files, '.env': 'SECRET_KEY=of-a-laptop\n' })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  private trouble({ how, words, times = 1 }: Trouble): void {
    const text = `${how} ${words}\n`.repeat(times);
    const file = this.host.path(ORDERED);
    writeFileSync(file, text);
    chmodSync(file, 0o666);
  }

  /** How many of the failures that were ordered have not happened. */
  private left(): string {
    const file = this.host.path(ORDERED);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    rmSync(file, { force: true });
    return text.trim();
  }

  setUp(): Outcome {
    const outcome = this.host.script('set-up.sh');
    assert.equal(outcome.status, 0, outcome.output);
    this.root = this.pushed.folder ?? FOLDER;
    this.check('set-up');
    return outcome;
  }

  /** Deploys what was pushed: it serves now. */
  deploys(): Outcome {
    const outcome = this.host.script('deploy.sh');
    assert.equal(outcome.status, 0, outcome.output);
    const name = this.current();
    this.known.set(name, this.pushed);
    if (name !== this.serving?.name) {
      this.last = this.serving?.name ?? '';
      if (this.serving) this.before.push(this.serving);
      // Five are kept, the one that serves among them.
      this.before.splice(0, Math.max(0, this.before.length - 4));
      this.serving = { version: this.version, choices: this.pushed, name };
    }
    this.check(`deploy ${this.version}`);
    return outcome;
  }

  /** Deploys what was pushed, with trouble or because it is broken: all stays as it was. */
  fails(trouble: Trouble | undefined, ...words: readonly string[]): Outcome {
    if (trouble) this.trouble(trouble);
    const outcome = this.host.script('deploy.sh', ...words);
    assert.notEqual(outcome.status, 0, outcome.output);
    if (trouble) assert.equal(this.left(), '', `it never came to "${trouble.words}":\n${outcome.output}`);
    // A command that was killed cannot have taken back anything: the next one does.
    if (trouble?.how !== 'kill') {
      assert.match(outcome.output, /^deploy\.sh: .*[.\w]$/m);
      this.check(`failed ${words.join(' ')} ${this.version} ${trouble?.words ?? ''}`);
    } else this.transitions += 1;
    return outcome;
  }

  /** Rolls back: what serves is the newest of those before that was not rolled back from. */
  rollsBack(): Outcome {
    const outcome = this.host.script('deploy.sh', 'roll-back');
    const target = this.before.pop();
    if (!target) {
      assert.equal(outcome.status, 1, outcome.output);
      assert.match(outcome.output, /there is no release before/);
    } else {
      assert.equal(outcome.status, 0, outcome.output);
      this.last = this.serving?.name ?? '';
      this.serving = target;
    }
    this.check('roll back');
    return outcome;
  }

  private current(): string {
    return linkedFrom(this.host, `${this.root}/current`);
  }

  /** Everything that must hold between two commands. */
  private check(what: string): void {
    this.transitions += 1;
    this.states += 1;
    const { serving } = this;
    const facts = factsOf(this.host, this.root);
    const told = `${what}: ${JSON.stringify(facts)}`;
    assert.equal(facts.current, serving?.name ?? '', told);
    assert.equal(facts.previous, this.last, told);
    assert.equal(facts.interrupted, false, told);
    const release = serving ? `${this.root}/releases/${serving.name}` : '';
    const inApache = serving?.choices.server === 'mod_wsgi';
    const hasWorker = serving?.choices.services?.includes('tasks') ?? false;
    if (serving) {
      assert.equal(facts.version, String(serving.version), told);
      // What runs is what the link leads to, and nothing runs that is not chosen.
      assert.equal(facts.web, inApache ? '' : release, told);
      assert.equal(facts.socket, !inApache, told);
      assert.equal(facts.worker, hasWorker ? release : '', told);
      assert.deepEqual([facts.nginx, facts.apache], [!inApache, inApache], told);
      assert.equal(facts.answers, true, told);
      assert.equal(facts.foreign, true, `somebody else's unit is gone. ${told}`);
      // The units of the host are those of the release, no more and no less.
      assert.equal(facts.units, '', told);
      assert.deepEqual(facts.sites, inApache ? ['shop.conf'] : ['shop'], told);
      // What the project writes is its account's, and uploads are the front server's to read.
      const account = serving.choices.user ?? 'shop';
      assert.deepEqual([facts.owner, facts.environment, facts.alien], [account, account, 0], told);
      assert.equal(facts.uploads, 'www-data', told);
    } else {
      assert.deepEqual([facts.web, facts.worker, facts.socket], ['', '', false], told);
    }
    // Whole releases only: those that have served.
    assert.deepEqual(
      facts.releases.filter(
        (name) => ![serving?.name, facts.previous, ...this.before.map((one) => one.name)].includes(name),
      ),
      [],
      told,
    );
    // A link leads to a folder as long as a release was made for it.
    const folders = facts.releases.map((one) => this.known.get(one)?.folder ?? FOLDER);
    const links = [...new Set(folders)].filter((one) => one !== this.root);
    assert.deepEqual(facts.links, links.map((one) => one.replace('/srv/', '')).sort(), told);
    const kept = this.before.map(({ name }) => name);
    for (const name of kept) assert.ok(facts.releases.includes(name), `${name} is gone. ${told}`);
  }
}
