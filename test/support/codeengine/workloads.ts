/** Apps and jobs: what an update changes, and what it leaves as it was. */
import type { Call, Service } from './service.ts';
import { whyNot } from './starting.ts';
import { all, type Thing } from './state.ts';
import { checkApp, checkJob, checkWorkload, type Flags, must, one } from './values.ts';

/** The settings after a command: an update leaves alone what it does not name. */
function after(service: Service, { verb, flags }: Call, before: Thing | undefined): Thing {
  const keeps = (rule: Parameters<Service['holds']>[0]): Thing =>
    before && service.holds(rule) ? before : { flags: {} };
  const env = { ...keeps('update-keeps-variables').env };
  for (const name of flags.get('env-rm') ?? []) {
    must(before?.env?.[name] !== undefined, `--env-rm ${name}: it is not set`);
    delete env[name];
  }
  for (const variable of flags.get('env') ?? []) {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(variable) ?? [];
    env[name] = value;
  }
  const mounts = { ...keeps('update-keeps-mounts').mounts };
  for (const folder of flags.get('mount-rm') ?? []) {
    must(before?.mounts?.[folder] !== undefined, `--mount-rm ${folder}: nothing is mounted there`);
    delete mounts[folder];
  }
  for (const mount of flags.get('mount-data-store') ?? []) {
    const [folder = '', store = ''] = mount.split('=');
    must(all(service.cloud, 'persistentdatastore')[store], `persistent data store '${store}' was not found`);
    mounts[folder] = store;
  }
  const token = one(flags, 'trusted-profiles-enabled');
  const { bound = [], credentials } = before ?? {};
  const replaces = before !== undefined && !service.holds('update-keeps-bindings');
  must(verb === 'update' || flags.has('image'), '--image is required');
  return {
    flags: { ...before?.flags, ...Object.fromEntries(flags) },
    env,
    mounts,
    token: token === undefined ? (keeps('update-keeps-token').token ?? false) : token === 'true',
    bound: [...bound],
    // A kind service takes them away as soon as there is another.
    ...(replaces ? { passing: true } : {}),
    ...(credentials ? { credentials: { ...credentials } } : {}),
    ...(before?.serving ? { serving: before.serving } : {}),
  };
}

function checkReferences(service: Service, flags: Flags): void {
  for (const secret of [...(flags.get('env-from-secret') ?? []), one(flags, 'registry-secret') ?? ''])
    must(all(service.cloud, 'secret')[secret], `secret '${secret}' was not found`);
  must(
    all(service.cloud, 'secret')[one(flags, 'registry-secret') ?? '']?.format === 'registry',
    'an image of a private registry needs a registry secret',
  );
}

export function putApp(service: Service, call: Call, before: Thing | undefined): string {
  const { flags, name = '', trouble } = call;
  checkWorkload(flags);
  checkApp(flags);
  checkReferences(service, flags);
  const app = after(service, call, before);
  all(service.cloud, 'application')[name] = app;
  startVersion(service, app, flags, trouble);
  return 'OK';
}

export function putJob(service: Service, call: Call, before: Thing | undefined): string {
  const { flags, name = '' } = call;
  checkWorkload(flags);
  checkJob(flags, service.holds('daemon-limits'));
  checkReferences(service, flags);
  all(service.cloud, 'job')[name] = after(service, call, before);
  return 'OK';
}

/** Starts a version of an app: the one before serves until it is ready. */
export function startVersion(service: Service, app: Thing, flags: Flags, trouble: Call['trouble']): void {
  const why = trouble === 'fails' ? 'the command failed' : whyNot(service.cloud, app, service.holds);
  delete app.why;
  if (why) {
    Object.assign(app, { status: 'Failed', why });
    must(!flags.has('wait'), 'the revision did not become ready');
    return;
  }
  if (trouble === 'slow' && service.holds('waits-end')) {
    app.status = 'Running';
    must(!flags.has('wait'), 'the wait timed out');
    return;
  }
  app.status = 'Succeeded';
  app.serving = {
    image: app.flags.image?.[0] ?? '',
    env: { ...app.env },
    bound: [...(app.bound ?? [])],
    command: app.flags.command?.[0] ?? '',
  };
}
