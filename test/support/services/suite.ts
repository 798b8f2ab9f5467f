/**
 * A service and a project that is bound to it in every form that there is: it connects with TLS, reads and writes, is
 * unready while the service is away, alive all along, and refuses a server that another authority vouches for.
 */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { platforms } from '../../../src/choices/catalog.ts';
import { type Certificates, certificatesFor } from '../certificates.ts';
import { patiently } from '../patience.ts';
import { giveToOrdinaryUser, ordinaryFolder } from '../processes.ts';
import { BY_HTTPS, PRODUCTION, type Project, type Server } from '../project.ts';
import { FIXTURES, type Form, formsOf } from './fixtures.ts';
import { runForked } from './forked.ts';
import type { Restartable } from './restartable.ts';

type Variables = Readonly<Record<string, string>>;

export interface Subject {
  readonly project: Project;
  readonly server: Restartable;
  /** The authority that signed the server's certificate, and one that did not. */
  readonly tls: Certificates;
  readonly strange: Certificates;
  /** A folder for the platforms' files. */
  readonly folder: string;
  /** What the project needs beside this service. */
  readonly beside: Variables;
}

const probeOf = (kind: string): string =>
  readFileSync(join(import.meta.dirname, 'probes', `${kind}.py`), 'utf8');

/** What a platform injects beside the service; on one's own host, nothing. */
function injected({ platform }: Form, { project, folder, beside }: Subject): Variables {
  const { contract } = platforms.find(({ id }) => id === platform)!;
  const options = project.answers.options[platform] ?? {};
  const place = { project: project.answers.project, port: 8080, options };
  // The port is each server's own.
  const { VCAP_SERVICES: _services, PORT: _port, ...given } = contract!.runVariables(place);
  const own = { DJANGO_SETTINGS_MODULE: `${project.answers.project}.settings`, TMPDIR: folder };
  return { ...PRODUCTION, ...given, ...own, ...beside, DEBUG: 'false' };
}

/** The forms of a service whose certificate that authority is said to have signed. */
function forms(kind: string, { server, folder }: Subject, { authority }: Certificates): readonly Form[] {
  const own = ordinaryFolder(join(folder, `forms-${Math.random().toString(36).slice(2)}`));
  const pem = readFileSync(authority, 'utf8');
  const found = formsOf(FIXTURES[kind]!({ port: server.port, pem, file: authority }), own);
  giveToOrdinaryUser(own);
  return found;
}

const statuses = async (servers: readonly Server[], path: string): Promise<readonly number[]> =>
  Promise.all(servers.map(async (server) => (await server.get(path)).status));

/** Waits until every server answers a path with a status. */
async function until(servers: readonly Server[], path: string, status: number): Promise<void> {
  const deadline = Date.now() + patiently(60_000);
  for (;;) {
    const found = await statuses(servers, path);
    if (found.every((one) => one === status)) return;
    const log = servers.map(({ process }) => process.output.slice(-2000)).join('\n');
    assert.ok(Date.now() < deadline, `${path}: ${found.join(', ')} instead of ${status}\n${log}`);
    await sleep(100);
  }
}

/**
 * @param kind the choice's id
 * @param subject called once a test runs
 * @param check the name that READINESS_CHECKS has for it
 * @param probe the script of test/support/services/probes
 * @param fixture what is bound
 */
export function boundInEveryForm(
  kind: string,
  subject: () => Subject,
  check: string,
  probe = kind,
  fixture = kind,
): void {
  /** Runs the probe in each form, in a process of its own. */
  const runIn = (all: readonly Form[]) => {
    const { project, folder } = subject();
    const variables = all.map((form) => ({ ...injected(form, subject()), ...form.variables }));
    const found = runForked(project, folder, probeOf(probe), variables);
    return all.map((form, index) => ({ form, ...found[index]! }));
  };

  it('is read and written in every form of a binding, with TLS', () => {
    for (const { form, status, output } of runIn(forms(fixture, subject(), subject().tls))) {
      assert.equal(status, 0, `${form.title}\n${output}`);
      assert.match(output, /read and written\n/);
      console.log(`      ${kind}, ${form.platform}: ${form.title}`);
    }
  });

  it('is refused when another authority vouches for it', () => {
    for (const { form, status, output } of runIn(forms(fixture, subject(), subject().strange))) {
      assert.notEqual(status, 0, `${form.title}: it was believed`);
      assert.match(output, /certificate.verify|CERTIFICATE_VERIFY_FAILED|cannot be reached|self.signed/i);
      assert.doesNotMatch(output, /s3cret/, form.title);
    }
  });

  it('is missed while it is away, and the project is alive and comes back, on every platform', async () => {
    const { project, server, tls } = subject();
    const chosen = new Map(forms(fixture, subject(), tls).map((form) => [form.platform, form]));
    assert.equal(chosen.size, 3);
    const running: Server[] = [];
    for (const form of chosen.values()) {
      running.push(
        await project.start({
          ...injected(form, subject()),
          ...form.variables,
          READINESS_CHECKS: ['database', check].join(','),
          ALLOWED_HOSTS: '*',
        }),
      );
    }
    try {
      await until(running, '/readyz', 200);
      await server.stop();
      await until(running, '/readyz', 503);
      assert.deepEqual(await statuses(running, '/healthz'), [200, 200, 200]);
      for (const one of running) assert.doesNotMatch((await one.get('/', BY_HTTPS)).text, /s3cret/);
      await server.start();
      await until(running, '/readyz', 200);
      assert.deepEqual(await statuses(running, '/healthz'), [200, 200, 200]);
      for (const { process } of running) assert.doesNotMatch(process.output, /s3cret/);
    } finally {
      for (const { process } of running) await process.stop();
    }
  });
}

/** Certificates of two authorities for a server of this machine's own. */
export function authorities(folder: string): { readonly tls: Certificates; readonly strange: Certificates } {
  const [one, other] = ['one', 'other'].map((name) =>
    certificatesFor('localhost', ordinaryFolder(join(folder, name))),
  );
  giveToOrdinaryUser(folder);
  return { tls: one!, strange: other! };
}
