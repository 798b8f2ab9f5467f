/** Histories of deployments: what must hold after each, and how many states and transitions were seen. */
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceOf, servers } from '../../../src/choices/catalog.ts';
import type { PartialAnswers, Server } from '../../../src/choices/choice.ts';
import { certificatesFor } from '../certificates.ts';
import { type Ended, giveToOrdinaryUser } from '../processes.ts';
import { Deployment } from './deployment.ts';
import type { Trouble } from './service.ts';
import type { Cloud, Thing } from './state.ts';

/** What is chosen for a deployment. */
export interface Choice {
  readonly options: Readonly<Record<string, string>>;
  readonly answers?: PartialAnswers;
}

/** The services that the accounts of histories have. */
export const INSTANCES = ['shop db', 'other db', 'shop-cache', 'shop'];

const sorted = (names: Iterable<string>): string => [...names].sort().join(' ');

/** A cloud as text that is the same for the same state: tags and times are numbered in their order. */
export function stateOf({ things, details, images }: Cloud): string {
  const known = new Map<string, string>();
  const text = JSON.stringify([Object.keys(details), images.length > 0, things]).replaceAll(
    /[0-9a-f]{12}-\d{14}|\d{10}/g,
    (tag) => {
      if (!known.has(tag)) known.set(tag, `T${known.size}`);
      return known.get(tag) ?? '';
    },
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** What is wrong after a deployment that says it succeeded. */
export function problemsOf(cloud: Cloud, { options, answers = {} }: Choice): readonly string[] {
  const { application = {}, job = {}, jobrun = {}, domainmapping = {}, secret = {} } = cloud.things;
  const found: string[] = [];
  const expect = (what: string, is: string, should: string): void => {
    if (is !== should) found.push(`${what}: ${is || 'none'}, and not ${should || 'none'}`);
  };
  const app: Partial<Thing> = application.shop ?? {};
  const worker = (answers.services ?? []).includes('tasks');
  const image = app.flags?.image?.[0] ?? 'none';
  expect(
    'jobs',
    sorted(Object.keys(job)),
    sorted(['batch', 'migrate', 'prune', ...(worker ? ['worker'] : [])].map((one) => `shop-${one}`)),
  );
  expect('what answers', app.serving?.image ?? '', image);
  const server = choiceOf<Server>(servers, answers.server ?? 'gunicorn');
  const variables = [
    'WEB_CONCURRENCY INSTANCES DATABASE_CONNECTION_LIMIT',
    server.interface === 'asgi' ? 'DATABASE_POOL_SIZE' : 'WEB_THREADS',
    // Where the server itself ends requests.
    ...(server.variables?.some(({ name }) => name === 'REQUEST_TIMEOUT') ? ['REQUEST_TIMEOUT'] : []),
  ];
  const bound = [options['database-service'], ...(options.services ?? '').split(',')]
    .map((one) => one?.trim())
    .filter((one) => one);
  const command = options.strategy === 'buildpacks' ? 'launcher' : 'python';
  for (const [name, one] of Object.entries({ ...application, ...job })) {
    expect(`image of ${name}`, one.flags.image?.[0] ?? '', image);
    // Each server reads some of them; none has others.
    expect(
      `variables of ${name}`,
      sorted(Object.keys(one.env ?? {})),
      sorted(variables.join(' ').split(' ')),
    );
    // Without a credential that is named, any is right.
    const bindings = (one.bound ?? []).map((instance) => {
      const named = `${instance}=${one.credentials?.[instance]}`;
      return bound.includes(named) ? named : instance;
    });
    expect(`bound to ${name}`, sorted(bindings), sorted(bound as string[]));
    expect(`mounts of ${name}`, sorted(Object.keys(one.mounts ?? {})), options.exports ? '/mnt/exports' : '');
    expect(`token of ${name}`, String(one.token), String(options['trusted-profiles'] === 'yes'));
    if (name !== 'shop') expect(`command of ${name}`, one.flags.command?.[0] ?? '', command);
  }
  const daemons = Object.values(jobrun).filter(({ flags }) => flags.job?.[0] === 'shop-worker');
  expect('workers', daemons.map(({ flags }) => flags.image?.[0] ?? '').join(' '), worker ? image : '');
  expect('domains', sorted(Object.keys(domainmapping)), options.domain ?? '');
  expect(
    'stores',
    sorted(Object.keys(cloud.things.persistentdatastore ?? {})),
    options.exports ? 'shop-exports' : '',
  );
  const ranges = Object.values(cloud.things['connectivity outbound'] ?? {}).map(
    ({ flags }) => flags.cidr?.[0] ?? '',
  );
  expect('ranges', sorted(ranges), sorted((options.outbound || '0.0.0.0/0').split(', ')));
  expect('schedules', sorted(Object.keys(cloud.things['subscription cron'] ?? {})), 'shop-prune');
  const restricted = options.inbound === 'private' || options.inbound === 'none';
  const restrictions = Object.values(cloud.things['cbr rule'] ?? {}).map(({ flags }) =>
    flags['context-attributes']?.[0] === 'endpointType=private' ? 'private' : 'none',
  );
  expect('inbound', sorted(restrictions), restricted ? (options.inbound ?? '') : '');
  // No lock, and a mark of the restriction.
  expect('configmaps', sorted(Object.keys(cloud.things.configmap ?? {})), restricted ? 'shop-inbound' : '');
  const secrets = [
    'shop-env',
    'shop-registry',
    ...(options.exports ? ['shop-exports'] : []),
    ...(options.domain ? ['shop-tls'] : []),
  ];
  expect('secrets', sorted(Object.keys(secret)), sorted(secrets));
  return found;
}

/** What is left of it after `destroy`. */
export function leftOf({ things }: Cloud): readonly string[] {
  const left = Object.entries(things).flatMap(([kind, named]) =>
    Object.keys(named).map((name) => `${kind} ${name}`),
  );
  return left.filter((one) => one !== 'connectivity outbound allow-all');
}

/** One line that says what went wrong: the script's own, or the client's reason. */
const TOLD = /^(deploy\.sh: \S.*|FAILED\n\S.*)$/m;

export class History extends Deployment {
  readonly states = new Set<string>();
  readonly transitions = new Set<string>();
  private choice: Choice = { options: {} };

  /** Takes other choices for what is deployed from now on. */
  choose(choice: Choice): void {
    this.choice = choice;
    this.change(choice.options, choice.answers);
    // The packages of the project, as far as the script needs them: static files are collected with them.
    const python = join(this.folder, '../python');
    writeFileSync(
      python,
      '#!/bin/sh\nif [ "$1" = -c ]; then exit 0; fi\nmkdir -p staticfiles\necho {} > staticfiles.json\n',
      { mode: 0o755 },
    );
    this.secrets(
      choice.options['database-service']
        ? 'EMAIL_URL=smtp://mail.example.com\n'
        : 'DATABASE_URL=postgresql://shop@db.example.com/shop\n',
    );
  }

  /** Files that a deployment reads beside the project. */
  private get inputs(): Readonly<Record<string, string>> {
    return {
      PYTHON: join(this.folder, '../python'),
      EXPORTS_KEY: join(this.folder, '../exports.json'),
      ...this.certificates.get(this.choice.options.domain ?? ''),
    };
  }

  /** Variables that name the files of a certificate, by domain. */
  private readonly certificates = new Map<string, Readonly<Record<string, string>>>();

  /** Makes a certificate for a domain, of an authority of the tests' own. */
  certify(domain: string): void {
    const { certificate, key } = certificatesFor(domain, join(this.folder, '..'));
    for (const file of [certificate, key]) chmodSync(file, 0o600);
    giveToOrdinaryUser(join(this.folder, '..'));
    this.certificates.set(domain, { TLS_CERT: certificate, TLS_KEY: key });
  }

  /** Variables with the certificate of one domain and the key of another. */
  certificateOf(domain: string, key: string): Readonly<Record<string, string>> {
    return {
      TLS_CERT: this.certificates.get(domain)?.TLS_CERT ?? '',
      TLS_KEY: this.certificates.get(key)?.TLS_KEY ?? '',
    };
  }

  /** Writes a file that only the ordinary user reads, beside the project. */
  beside(name: string, text: string): string {
    const path = join(this.folder, '..', name);
    writeFileSync(path, text, { mode: 0o600 });
    giveToOrdinaryUser(join(this.folder, '..'));
    return path;
  }

  /** A run, whatever comes of it: what must always hold is checked, and the transition counted. */
  async step(
    words: readonly string[] = [],
    trouble?: Trouble,
    at?: number | RegExp,
    more = {},
  ): Promise<Ended> {
    const before = this.cloud;
    const serving = before.things.application?.shop?.serving;
    this.service.trouble = (what, count) =>
      trouble && (typeof at === 'number' ? count === at : at?.test(what)) ? trouble : undefined;
    const ended = await this.run(words, { ...this.inputs, ...more });
    this.service.trouble = () => undefined;
    const after = this.cloud;
    const [from, to] = [stateOf(before), stateOf(after)];
    this.states.add(from).add(to);
    this.transitions.add(`${from} ${words.join(' ')} ${trouble ?? ''} ${at ?? ''} ${to}`);
    const what = `${words.join(' ')} ${trouble ?? ''} ${at ?? ''}\n${ended.output}`;
    const killed = trouble?.startsWith('killed') && ended.status !== 0;
    if (killed) {
      // Nothing can clean up then.
      for (const left of readdirSync(this.temporary)) rmSync(join(this.temporary, left), { recursive: true });
    } else {
      assert.deepEqual(readdirSync(this.temporary), [], what);
      if (ended.status !== 0) assert.match(ended.output, TOLD, what);
    }
    if (serving && !words.includes('destroy')) {
      const now = after.things.application?.shop?.serving;
      assert.ok(now && after.images.includes(now.image), `nothing answers any longer: ${what}`);
    }
    return ended;
  }

  /** A deployment that must succeed, and leave what was chosen. */
  async deployed(words: readonly string[] = [], more = {}): Promise<Ended> {
    const ended = await this.step(words, undefined, undefined, more);
    assert.equal(ended.status, 0, ended.output);
    assert.deepEqual(problemsOf(this.cloud, this.choice), [], ended.output);
    return ended;
  }

  /** How much was seen. */
  get counted(): string {
    return `${this.states.size} states, ${this.transitions.size} transitions`;
  }
}
