/** Runs of builds and jobs: what is waited for, and what goes on. */
import type { Call, Service } from './service.ts';
import { whyNot } from './starting.ts';
import { all, find, type Thing } from './state.ts';
import { checkBuildRun, checkName, must, one } from './values.ts';

export function build(service: Service, { name = '', flags, cwd, trouble }: Call): string {
  const { cloud } = service;
  checkBuildRun(flags, cwd);
  must(find(cloud, 'secret', one(flags, 'registry-secret')).format === 'registry', '--registry-secret');
  const runs = all(cloud, 'buildrun');
  must(!runs[name] || !service.holds('run-names'), `build run '${name}' exists already`);
  const image = one(flags, 'image') ?? '';
  must(
    !cloud.images.includes(image) || !service.holds('own-tags'),
    `image ${image} would be replaced under a revision that runs`,
  );
  runs[name] = { flags: Object.fromEntries(flags), status: trouble === 'fails' ? 'Failed' : 'Succeeded' };
  must(trouble !== 'fails', 'the build run failed');
  cloud.images.push(image);
  cloud.strategies[image] = one(flags, 'strategy') ?? 'dockerfile';
  return waited(service, runs[name], trouble);
}

/** A wait that is over leaves it running. */
function waited(service: Service, run: Thing, trouble: Call['trouble']): string {
  if (trouble === 'slow' && service.holds('waits-end')) {
    run.status = 'Running';
    throw new Error('the wait timed out');
  }
  return 'OK';
}

export function runJob(service: Service, { name: given, flags, trouble }: Call): string {
  const { cloud } = service;
  // Where none is given, the client makes one up.
  const name = given ?? `${one(flags, 'job')}-jobrun-${Object.keys(all(cloud, 'jobrun')).length}`;
  checkName(name, 53, '[a-z0-9]');
  const runs = all(cloud, 'jobrun');
  must(!runs[name] || !service.holds('run-names'), `job run '${name}' exists already`);
  const job = find(cloud, 'job', one(flags, 'job'));
  const isDaemon = (one(flags, 'mode') ?? job.flags.mode?.[0]) === 'daemon';
  must(flags.has('wait') !== isDaemon, 'a daemon never ends; of any other, nobody would see it fail');
  if (!service.holds('runs-keep-image'))
    for (const [other, run] of Object.entries(runs))
      if (isDaemon && run.flags.job?.[0] === one(flags, 'job')) delete runs[other];
  const why = whyNot(cloud, { ...job, flags: { ...job.flags, ...Object.fromEntries(flags) } }, service.holds);
  const run: Thing = {
    flags: { ...Object.fromEntries(flags), image: job.flags.image ?? [] },
    status: isDaemon ? 'Running' : 'Succeeded',
  };
  runs[name] = run;
  if (why || trouble === 'fails') {
    Object.assign(run, { status: isDaemon ? 'Running' : 'Failed', why: why ?? 'the command failed' });
    must(isDaemon, 'the job run failed');
    return 'OK';
  }
  return waited(service, run, isDaemon ? undefined : trouble);
}
