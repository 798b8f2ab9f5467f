/** A rendered project whose deploy script runs against the stand-in. */
import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartialAnswers } from '../../../src/choices/choice.ts';
import { writeProject } from '../../../src/commands/destination.ts';
import { plan } from '../../../src/plan/plan.ts';
import { answersWith } from '../answers.ts';
import { asOrdinaryUser, type Ended, giveToOrdinaryUser, run, temporaryFolder } from '../processes.ts';
import { CLIENT, DATE, type Listening, listen } from './server.ts';
import { Service, type Trouble } from './service.ts';
import type { Cloud } from './state.ts';

export const API_KEY = 'the-api-key-of-this-test';
export const DATABASE_URL = 'postgresql://shop:the-database-password@db.example.com/shop';

/** What a user writes into secrets.env. */
export const SECRETS = `# of production\nDATABASE_URL=${DATABASE_URL}\n`;

const READS = /^(get|list|select|events|logs)$/;

/** What a command changes: `job update shop-migrate`; without what only keeps two deployments apart. */
export const changes = (calls: readonly (readonly string[])[]): readonly string[] =>
  calls
    .filter((call) => call[0] === 'ce' && !call.some((word) => READS.test(word)) && call[1] !== 'configmap')
    .map((call) => {
      const at = call.findIndex((word) => word.startsWith('--'));
      const name = call[call.indexOf(call.includes('--name') ? '--name' : '--job') + 1] ?? '';
      return [...call.slice(1, at), name].join(' ').replaceAll(/-[0-9a-f]{12}-\d{14}|-\d{10}$/g, '-RUN');
    });

/** What a first deployment changes, in its order. */
export const FIRST = [
  'project create shop',
  'secret create shop-registry',
  'secret create shop-env',
  'buildrun submit shop-RUN',
  'buildrun delete shop-RUN',
  'job create shop-migrate',
  'jobrun submit shop-migrate-RUN',
  'app create shop',
  'job create shop-prune',
  'job create shop-batch',
  'subscription cron create shop-prune',
];

type Variables = Readonly<Record<string, string>>;

/** Seconds after 1970: the clock of all deployments, of which no two begin in one minute. */
let clock = 1_790_000_000;

export class Deployment {
  readonly folder: string;
  readonly service = new Service();
  /** What is changed in the rendered files: a mistake of the product's. */
  mutate: (path: string, text: string) => string = (_, text) => text;
  private readonly home: string;
  private readonly chosen: PartialAnswers;
  private listening: Listening | undefined;
  private readonly running = new Set<ChildProcess>();

  constructor(options: Variables = {}, server?: string, services: readonly string[] = [], database?: string) {
    this.home = temporaryFolder('codeengine-');
    this.folder = join(this.home, 'shop');
    this.chosen = {
      project: 'shop',
      ...(server ? { server } : {}),
      ...(database ? { database } : {}),
      platforms: ['codeengine'],
      services,
    };
    this.change(options);
    const bin = join(this.home, 'bin');
    mkdirSync(bin);
    for (const [name, text] of [
      ['ibmcloud', CLIENT],
      ['date', DATE],
    ] as const) {
      writeFileSync(join(bin, name), text);
      chmodSync(join(bin, name), 0o755);
    }
    mkdirSync(join(this.home, 'tmp'));
    giveToOrdinaryUser(this.home);
  }

  /** Renders the project anew, with other options of the platform, and other answers. */
  change(options: Variables, answers: PartialAnswers = {}): void {
    const files = plan(answersWith({ ...this.chosen, ...answers, options: { codeengine: options } }));
    rmSync(join(this.folder, 'codeengine/parts'), { recursive: true, force: true });
    writeProject(
      this.folder,
      files.map((file) => ({ ...file, contents: this.mutate(file.path, file.contents) })),
    );
    giveToOrdinaryUser(this.folder);
  }

  secrets(text: string): void {
    writeFileSync(join(this.folder, 'codeengine/secrets.env'), text);
    giveToOrdinaryUser(this.folder);
  }

  /** Runs deploy.sh. FAKE_FAIL names a command that the service does not carry out, FAKE_LOGGED_OUT ends the session. */
  async run(words: readonly string[] = [], variables: Variables = {}): Promise<Ended> {
    const started = Date.now();
    const { service } = this;
    this.listening ??= await listen(service, () => {
      for (const child of this.running) if (child.pid) process.kill(-child.pid, 'SIGKILL');
    });
    clock += 60;
    if (this.running.size === 0) service.begin();
    const { FAKE_FAIL, FAKE_LOGGED_OUT } = variables;
    service.loggedOut = FAKE_LOGGED_OUT !== undefined;
    if (FAKE_FAIL)
      service.trouble = (what) => {
        if (!what.startsWith(FAKE_FAIL)) return undefined;
        return FAKE_FAIL.startsWith('jobrun submit') ? 'fails' : 'unavailable';
      };
    const [program = '', ...args] = asOrdinaryUser(['codeengine/deploy.sh', ...words]);
    const child = spawn(program, args, {
      cwd: this.folder,
      env: {
        PATH: `${join(this.home, 'bin')}:/usr/bin:/bin`,
        HOME: this.home,
        TMPDIR: this.temporary,
        FAKE_CLOUD: String(this.listening.port),
        FAKE_NOW: String(clock),
        IBMCLOUD_API_KEY: API_KEY,
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.running.add(child);
    const texts = { stdout: '', stderr: '', output: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].on('data', (chunk: Buffer) => {
        texts[stream] += chunk;
        texts.output += chunk;
      });
    const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
    this.running.delete(child);
    if (FAKE_FAIL) service.trouble = () => undefined;
    return { status, ...texts, took: Date.now() - started };
  }

  /** Runs deploy.sh, which must succeed, and returns what it printed. */
  async succeed(words: readonly string[] = [], variables: Variables = {}): Promise<string> {
    const { status, output } = await this.run(words, variables);
    assert.equal(status, 0, output);
    return output;
  }

  /** Runs deploy.sh with something that goes wrong at the how manieth command; none is left for the next run. */
  async with(trouble: Trouble, at: number | RegExp, words: readonly string[] = []): Promise<Ended> {
    this.service.trouble = (what, count) =>
      (typeof at === 'number' ? count === at : at.test(what)) ? trouble : undefined;
    try {
      return await this.run(words);
    } finally {
      this.service.trouble = () => undefined;
    }
  }

  /** Lets time pass before the next run. @param seconds how much */
  wait(seconds: number): void {
    clock += seconds;
  }

  /** The image that an app or a job has now. */
  imageOf(kind: string, name: string): string | undefined {
    return this.cloud.things[kind]?.[name]?.flags.image?.[0];
  }

  /** Runs git in the project, and returns what it printed. */
  git(...words: readonly string[]): string {
    const { status, output } = run(['git', ...words], {
      cwd: this.folder,
      env: { PATH: '/usr/bin:/bin', HOME: this.home },
    });
    if (status !== 0) throw new Error(output);
    return output.trim();
  }

  get cloud(): Cloud {
    return structuredClone(this.service.cloud);
  }

  set cloud(cloud: Cloud) {
    this.service.cloud = structuredClone(cloud);
  }

  /** Every call of ibmcloud since the last time, as argv. */
  calls(): readonly (readonly string[])[] {
    const { calls } = this.service;
    this.service.calls = [];
    return calls;
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Files that were left where temporary ones are made. */
  get temporary(): string {
    return join(this.home, 'tmp');
  }

  remove(): void {
    this.listening?.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}
