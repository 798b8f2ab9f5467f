/** A rendered project whose deploy script runs against a cloud in a file. */
import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/cli/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from './answers.ts';
import { type Cloud, EMPTY } from './codeengine-cloud.ts';
import { type Ended, giveToOrdinaryUser, run, temporaryFolder } from './processes.ts';

export const API_KEY = 'the-api-key-of-this-test';
export const DATABASE_URL = 'postgresql://shop:the-database-password@db.example.com/shop';

/** What a user writes into secrets.env. */
export const SECRETS = `# of production\nDATABASE_URL=${DATABASE_URL}\n`;

/** What a command changes: `job update shop-migrate`. */
export const changes = (calls: readonly (readonly string[])[]): readonly string[] =>
  calls
    .filter((call) => !call.includes('get') && !call.includes('select') && call[0] === 'ce')
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

const second = (): number => Math.floor(Date.now() / 1000);

export class Deployment {
  readonly folder: string;
  private readonly home: string;
  private readonly cloudFile: string;
  private lastSecond = 0;

  private readonly chosen: PartialAnswers;

  constructor(options: Variables = {}, server?: string, services: readonly string[] = [], database?: string) {
    this.home = temporaryFolder('codeengine-');
    this.folder = join(this.home, 'shop');
    this.cloudFile = join(this.home, 'cloud.json');
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
    // As one module of JavaScript, because a deployment starts it some thirty times.
    buildSync({
      entryPoints: [join(import.meta.dirname, 'codeengine-ibmcloud.ts')],
      outfile: join(bin, 'fake.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    writeFileSync(join(bin, 'ibmcloud'), `#!/bin/sh\nexec '${process.execPath}' '${bin}/fake.mjs' "$@"\n`);
    chmodSync(join(bin, 'ibmcloud'), 0o755);
    mkdirSync(join(this.home, 'tmp'));
    giveToOrdinaryUser(this.home);
  }

  /** Renders the project anew, with other options of the platform. */
  change(options: Variables): void {
    writeProject(this.folder, plan(answersWith({ ...this.chosen, options: { codeengine: options } })));
  }

  secrets(text: string): void {
    writeFileSync(join(this.folder, 'codeengine/secrets.env'), text);
    giveToOrdinaryUser(this.folder);
  }

  /** Runs deploy.sh. */
  run(words: readonly string[] = [], variables: Variables = {}): Ended {
    const env = {
      PATH: `${join(this.home, 'bin')}:/usr/bin:/bin`,
      HOME: this.home,
      TMPDIR: join(this.home, 'tmp'),
      FAKE_CLOUD: this.cloudFile,
      IBMCLOUD_API_KEY: API_KEY,
      ...variables,
    };
    // Tags carry the second of the build: no two real builds begin in the same one.
    while (second() === this.lastSecond) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    const ended = run(['codeengine/deploy.sh', ...words], { cwd: this.folder, env });
    // The script reads the clock at some moment until now.
    this.lastSecond = second();
    return ended;
  }

  /** Runs deploy.sh, which must succeed, and returns what it printed. */
  succeed(words: readonly string[] = [], variables: Variables = {}): string {
    const { status, output } = this.run(words, variables);
    assert.equal(status, 0, output);
    return output;
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
    return existsSync(this.cloudFile) ? (JSON.parse(readFileSync(this.cloudFile, 'utf8')) as Cloud) : EMPTY;
  }

  set cloud(cloud: Cloud) {
    writeFileSync(this.cloudFile, JSON.stringify(cloud));
    giveToOrdinaryUser(this.home);
  }

  /** Every call of ibmcloud since the last time, as argv. */
  calls(): readonly (readonly string[])[] {
    const log = `${this.cloudFile}.log`;
    if (!existsSync(log)) return [];
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    rmSync(log);
    return lines.map((line) => JSON.parse(line) as readonly string[]);
  }

  /** Files that were left where temporary ones are made. */
  get temporary(): string {
    return join(this.home, 'tmp');
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
