/** What a host must look like after each command, whatever went wrong before: the model that histories are compared with. */
import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Answers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from './answers.ts';
import type { HistoryHost, Outcome } from './onprem-history.ts';
import { temporaryFolder } from './processes.ts';

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
    const folder = temporaryFolder('version-');
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
    this.host.copy(folder);
    rmSync(folder, { recursive: true, force: true });
  }

  private trouble({ how, words, times = 1 }: Trouble): void {
    const text = `${how} ${words}\n`.repeat(times);
    this.host.sh('printf %s "$1" >/run/fake/fail; chmod 666 /run/fake/fail', text);
  }

  /** How many of the failures that were ordered have not happened. */
  private left(): string {
    const text = this.host.sh('cat /run/fake/fail 2>/dev/null || true; rm -f /run/fake/fail');
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
    return this.host.sh(`basename "$(readlink ${this.root}/current || true)"`).trim();
  }

  /** Everything that must hold between two commands. */
  private check(what: string): void {
    this.transitions += 1;
    this.states += 1;
    const { serving } = this;
    const facts = JSON.parse(this.host.sh(factsOf(this.root))) as Facts;
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
      assert.deepEqual([facts.owner, facts.environment, facts.alien], [account, account, '0'], told);
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

interface Facts {
  readonly current: string;
  readonly previous: string;
  readonly interrupted: boolean;
  readonly version: string;
  readonly web: string;
  readonly worker: string;
  readonly socket: boolean;
  readonly nginx: boolean;
  readonly apache: boolean;
  readonly answers: boolean;
  readonly foreign: boolean;
  readonly units: string;
  readonly sites: readonly string[];
  readonly releases: readonly string[];
  readonly links: readonly string[];
  readonly owner: string;
  readonly environment: string;
  readonly uploads: string;
  /** How many of its files are another account's. */
  readonly alien: string;
}

/** What is true of the host, as JSON: asked of its files and of the stand-ins' state, not of the scripts. */
const factsOf = (root: string): string => `
  text() { if [ -e "$1" ]; then echo "$(<"$1")"; fi; }
  # Where it has moved since it was started.
  real() { if [ -e "$1" ]; then readlink -f "$(<"$1")" || true; fi; }
  name() { local to; to=$(readlink "$1" || true); echo "\${to##*/}"; }
  is() { if "$@" >/dev/null 2>&1; then echo true; else echo false; fi; }
  list() { printf '['; sep=; for one in "$@"; do [ -e "$one" ] || [ -L "$one" ] || continue; printf '%s"%s"' "$sep" "\${one##*/}"; sep=,; done; printf ']'; }
  cd /etc/systemd/system; a=/run/fake/active
  here=$(ls shop* 2>/dev/null | grep -v -x shop-report.service || true); there=$(cd ${root}/current/onprem/systemd 2>/dev/null && ls || true)
  printf '{"current":"%s","previous":"%s","interrupted":%s,"version":"%s","web":"%s","worker":"%s","socket":%s,' \\
    "$(name ${root}/current)" "$(name ${root}/previous)" "$(is test -e ${root}/.switching)" \\
    "$(text ${root}/current/pages/version.txt)" "$(real $a/shop.service)" "$(real $a/shop-worker.service)" "$(is test -e $a/shop.socket)"
  printf '"nginx":%s,"apache":%s,"foreign":%s,"answers":%s,"units":"%s","sites":%s,"releases":%s,"links":%s,' \\
    "$(is test -e $a/nginx.service)" "$(is test -e $a/apache2.service)" "$(is test -e shop-report.service)" \\
    "$(is curl --fail --header 'Host: shop.example.com' http://127.0.0.1/readyz)" \\
    "$([ "$here" = "$there" ] || diff <(echo "$here") <(echo "$there") | tr -d '\\n')" "$(list /etc/nginx/sites-enabled/* /etc/apache2/sites-enabled/*)" "$(list ${root}/releases/*)" \\
    "$(list $(find /srv -maxdepth 1 -type l | sort))"
  owner=$(stat -c %U /var/lib/shop 2>/dev/null || true)
  printf '"owner":"%s","environment":"%s","uploads":"%s","alien":"%s"}' "$owner" \\
    "$(stat -c %G /etc/shop/environment 2>/dev/null || true)" "$(stat -c %G /var/lib/shop/media/upload 2>/dev/null || true)" \\
    "$(find /var/lib/shop ! -user "$owner" 2>/dev/null | wc -l)"
`;
