/**
 * Somebody who does what is printed: the lines under "Next" are read off the output and typed into a shell, word by
 * word, in their order, by an ordinary user with an empty home.
 */
import { strict as assert } from 'node:assert';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { storedAnswers } from '../../src/answers/files.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { findPython } from '../../src/run/python.ts';
import type { DatabaseServer } from './database-server.ts';
import { prepareDownloads, quicken } from './environments.ts';
import { freePort, get } from './http.ts';
import { INSTALLING } from './machine.ts';
import {
  asOrdinaryUser,
  Background,
  giveToOrdinaryUser,
  ordinaryFolder,
  run,
  temporaryFolder,
} from './processes.ts';
import { DJANGO_CLOUD } from './program.ts';
import { KEYS, Terminal } from './terminal.ts';

/** The Python that the machine has, and the Django line of projects that are made with it. */
const PYTHON = '3.13';
const DJANGO = '5.2';

/** The headings under which commands stand, in each language. */
const HEADINGS = ['Next:', 'A continuación:'];

/** Remarks of commands that do not end, in each language. */
const BESIDE = /^(in another terminal|en otra terminal)(, .*)?$/;

/** What cannot run where these tests do, and what must hold in its stead. Nothing else is left out. */
const NOT_HERE: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^docker run /,
    reason: 'there are no containers here: a server of the tests stands in their place',
  },
  { pattern: /^sudo apt-get install /, reason: 'nobody installs packages of the system here' },
];

/** Lines that rehearse, and the flag without which they ask every row of the server contract. */
const REHEARSES = /^django-cloud rehearse\b/;
const NO_ROWS = ' --no-contract';

/** Lines that start a production server, as the README has them. */
const SERVES = /^HTTPS=false DEBUG=false /;

/** What a machine has besides what every Debian has. */
export type Tools = 'uv' | 'python';

/** A line under "Next". */
interface Step {
  readonly command: string;
  readonly remark: string;
}

/** The lines under "Next" of what was printed. */
export function stepsIn(printed: string): readonly Step[] {
  const lines = printed.split('\n');
  const at = lines.findIndex((line) => HEADINGS.includes(line));
  const below = at < 0 ? [] : lines.slice(at + 1);
  const end = below.findIndex((line) => !line.startsWith('  '));
  return below.slice(0, end < 0 ? below.length : end).map((line) => {
    const [, command = '', remark = ''] = /^ {2}(.*?)(?: {3}\((.*)\))?$/.exec(line) ?? [];
    return { command, remark };
  });
}

/** A machine with an ordinary user on it. */
export class Newcomer {
  /** Where the user stands at first. */
  readonly folder: string;
  readonly home: string;
  private readonly parent: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly state: string;
  private readonly databases: Readonly<Record<string, DatabaseServer>>;
  /** The servers of which the rows of the contract were asked. */
  private readonly asked = new Set<string>();
  private created = 0;
  private installed = '';

  /** @param databases the servers that stand in the place of those that the printed addresses name, by their scheme */
  constructor(tools: Tools, databases: Readonly<Record<string, DatabaseServer>>, cache: string) {
    this.parent = temporaryFolder('newcomer-');
    this.databases = databases;
    const bin = join(this.parent, 'bin');
    mkdirSync(bin);
    const { path } = findPython(PYTHON, DJANGO, process.env, uvProgram());
    // Not `python3.13` beside uv: what has that name makes the environment itself.
    symlinkSync(path, join(bin, tools === 'uv' ? 'python3' : 'python3.13'));
    if (tools === 'uv') symlinkSync(uvProgram(), join(bin, 'uv'));
    const words = DJANGO_CLOUD.map((word) => `'${word}'`).join(' ');
    writeFileSync(join(bin, 'django-cloud'), `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
    this.state = ordinaryFolder(join(this.parent, 'state'));
    this.folder = ordinaryFolder(join(this.parent, 'work'));
    this.home = ordinaryFolder(join(this.parent, 'home'));
    this.env = {
      PATH: `${bin}:/usr/bin:/bin:/usr/sbin:/sbin`,
      HOME: this.home,
      LANG: 'C.UTF-8',
      UV_CACHE_DIR: cache,
      ...INSTALLING,
    };
    prepareDownloads({ python: PYTHON, django: DJANGO });
    chmodSync(bin, 0o755);
  }

  /** The words that type a line into the shell where the ones before it were typed: folder and variables stay. */
  private typed(line: string, beside = ''): readonly string[] {
    const script = `
      if [ -e "$0/variables" ]; then . "$0/variables"; fi
      if [ -e "$0/folder" ]; then cd "$(cat "$0/folder")"; fi
      # What does not end is ended with all that it has started, as Ctrl-C does in a terminal.
      trap 'trap "" TERM; kill -TERM 0; wait; exit' TERM
      if [ -n "$2" ]; then eval "$1" & wait $!; exit; fi
      eval "$1"; status=$?
      export -p > "$0/variables"; pwd > "$0/folder"
      exit $status`;
    return ['bash', '-c', script, this.state, line, beside];
  }

  private get place() {
    return { cwd: this.folder, env: this.env };
  }

  /** Types a line, which must succeed. @returns what it printed */
  type(line: string, status = 0): string {
    const ended = run(this.typed(line), this.place);
    assert.equal(ended.status, status, `${line}\n${ended.output}`);
    this.quicken();
    return ended.output;
  }

  /** Where the user stands now. */
  private get stands(): string {
    const known = join(this.state, 'folder');
    return existsSync(known) ? readFileSync(known, 'utf8').trim() : this.folder;
  }

  /** Spares the first start after an installation that it compiles all packages. */
  private quicken(): void {
    const venv = join(this.stands, '.venv');
    const packages = join(venv, `lib/python${PYTHON}/site-packages`);
    const installed = existsSync(packages) ? readdirSync(packages).join() : '';
    // Elsewhere there is no environment.
    if (installed === '' || installed === this.installed) return;
    quicken(venv, { python: PYTHON, django: DJANGO });
    this.installed = readdirSync(packages).join();
  }

  /** A terminal in which a line was typed. */
  terminal(line: string): Terminal {
    return new Terminal(100, asOrdinaryUser(this.typed(line)), this.place);
  }

  /** Types a line that asks, and answers: each answer by a pattern of its question. */
  async answers(
    line: string,
    answers: readonly (readonly [question: RegExp, answer: string])[],
  ): Promise<void> {
    const terminal = this.terminal(line);
    for (const [question, answer] of answers) {
      await terminal.sees(question);
      terminal.type(answer, KEYS.enter);
    }
    assert.equal(await terminal.end(), 0, terminal.text);
  }

  /** What the folder holds in which the user stands now, committed. */
  commit(): void {
    this.type(
      'git init -q . && git add -A && git -c user.name=N -c user.email=n@example.com commit -qm Mine --allow-empty',
    );
  }

  /** A line, without what was asked before of the same server: the rows of the contract are about nothing else. */
  private unasked(line: string): string {
    if (!REHEARSES.test(line)) return line;
    const { server } = resolveAnswers(storedAnswers(this.stands) ?? assert.fail(this.stands));
    const known = this.asked.has(server);
    this.asked.add(server);
    return known ? `${line}${NO_ROWS}` : line;
  }

  /** The line as it can run here: with a database that is there, where one must be. */
  private here({ command }: Step): string {
    return this.unasked(command).replace(
      /(--database-url |export DATABASE_URL=)(\w+):\S+/,
      (_, before: string, scheme: string) => {
        this.created += 1;
        const server = this.databases[scheme];
        assert.ok(server, `no server of ${scheme}`);
        return `${before}'${server.create(`next_${this.created}`)}'`;
      },
    );
  }

  /** Starts a line that goes on until it is stopped, and all that it starts with it. */
  starts(line: string): Background {
    return new Background(['setsid', ...this.typed(line, 'beside')], this.place);
  }

  /** Starts what does not end: a server, which must serve its page, or a process beside it. */
  async start(line: string): Promise<Background> {
    const develops = / runserver$/.test(line);
    const serves = develops || SERVES.test(line);
    const port = await freePort();
    // Its usual port is one for the whole machine.
    const there = develops ? `${line} --noreload ${port}` : serves ? `PORT=${port} ${line}` : line;
    const process = this.starts(there);
    if (serves) {
      const home = () => get(port, '/').catch(() => undefined);
      await process.until(async () => (await home())?.status === 200, 'a page');
    }
    return process;
  }

  /**
   * Does what is printed under "Next", in its order.
   *
   * @returns the lines that were typed, those that cannot run here, and whether the project's page was seen on the way
   */
  async follow(
    printed: string,
  ): Promise<{ readonly done: readonly string[]; readonly left: readonly string[]; readonly seen: boolean }> {
    let seen = false;
    const done: string[] = [];
    const left: string[] = [];
    const running: Background[] = [];
    try {
      for (const step of stepsIn(printed)) {
        const line = this.here(step);
        if (NOT_HERE.some(({ pattern }) => pattern.test(line))) left.push(line);
        else if (/ runserver$/.test(line) || BESIDE.test(step.remark)) running.push(await this.start(line));
        else this.type(line);
        done.push(line);
        if (/ runserver$/.test(line)) seen = true;
      }
      for (const process of running) assert.ok(process.isRunning, process.output);
    } finally {
      for (const process of running) await process.stop('SIGTERM');
    }
    return { done, left, seen };
  }

  /** The page of the project in which the user stands, served as a developer would. */
  async seesThePage(manage: string): Promise<void> {
    const server = await this.start(`${manage} runserver`);
    await server.stop('SIGTERM');
  }

  /** Writes files into the folder where the user begins. */
  has(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(this.folder, path, '..'), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
    giveToOrdinaryUser(this.folder);
  }

  leave(): void {
    if (existsSync(this.parent)) rmSync(this.parent, { recursive: true, force: true });
  }
}
