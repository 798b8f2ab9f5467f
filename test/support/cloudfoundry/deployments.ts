/** Deployments, processes and revisions, as the Cloud Controller moves them: platform-rules.ts has the sources. */
import { randomUUID } from 'node:crypto';
import type { Foundation } from './foundation.ts';
import {
  ACTIVE,
  type App,
  type Deployment,
  IN_FLIGHT,
  type Process,
  Refusal,
  type Revision,
} from './state.ts';

const webs = (app: App): Process[] => app.processes.filter(({ type }) => type === 'web');

/** The newest web process: what `GET /v3/apps/:guid/processes/web` gives, and what a manifest changes. */
export const newestWeb = (app: App): Process | undefined => webs(app).at(-1);

export const activeDeployment = (foundation: Foundation, app: App): Deployment | undefined =>
  [...foundation.deployments.values()].find((one) => one.app === app.guid && ACTIVE.includes(one.state));

export const isInFlight = (foundation: Foundation, app: App): boolean =>
  IN_FLIGHT.includes(activeDeployment(foundation, app)?.state ?? '');

const commandsOf = (app: App): Record<string, string | null> =>
  Object.fromEntries(app.processes.map(({ type, command }) => [type, command]));
const envOf = (app: App): string => JSON.stringify([...app.env].sort());

/** Why a revision with this content would be another one than the latest. */
function reasons(
  latest: Revision,
  next: { droplet: string; env: string; commands: Record<string, unknown> },
): string {
  return [
    ...(latest.env === next.env ? [] : ['New environment variables deployed.']),
    ...(latest.droplet === next.droplet ? [] : ['New droplet deployed.']),
    ...(JSON.stringify(latest.commands) === JSON.stringify(next.commands)
      ? []
      : ["Custom start command updated for 'web' process."]),
  ].join(' ');
}

function add(
  foundation: Foundation,
  app: App,
  content: Omit<Revision, 'guid' | 'app' | 'version' | 'at'>,
): Revision {
  const version = foundation.revisionsOf(app).length + 1;
  const revision = { guid: randomUUID(), app: app.guid, version, at: foundation.clock, ...content };
  foundation.revisions.push(revision);
  return revision;
}

/** The revision of an app as it is now: the latest where nothing has changed. */
export function resolveRevision(foundation: Foundation, app: App): Revision | undefined {
  if (!app.features.get('revisions') || !app.droplet) return undefined;
  const latest = foundation.revisionsOf(app).at(-1);
  const next = { droplet: app.droplet, env: envOf(app), commands: commandsOf(app) };
  if (!latest) return add(foundation, app, { ...next, description: 'Initial revision.' });
  const description = reasons(latest, next);
  return description ? add(foundation, app, { ...next, description }) : latest;
}

function rollBackRevision(foundation: Foundation, app: App, target: Revision): Revision | undefined {
  if (!app.features.get('revisions')) return undefined;
  const latest = foundation.revisionsOf(app).at(-1);
  const description = latest ? reasons(latest, { ...target, commands: { ...target.commands } }) : '';
  if (!description && foundation.has('no-update-rollback'))
    throw new Refusal(
      'Unable to rollback. The code and configuration you are rolling back to is the same as the deployed revision.',
    );
  if (!foundation.has('rollback-revision')) return target;
  return add(foundation, app, {
    droplet: target.droplet,
    env: target.env,
    commands: target.commands,
    description: `${description} Rolled back to revision ${target.version}.`.trim(),
  });
}

export interface Wanted {
  readonly droplet?: { guid: string };
  readonly revision?: { guid: string };
  readonly strategy?: string;
  readonly options?: { canary?: { steps?: { instance_weight: number }[] } };
}

/** Begins a deployment. @throws Refusal */
export function createDeployment(foundation: Foundation, app: App, wanted: Wanted): Deployment {
  const { droplet } = app;
  const env = [...app.env];
  try {
    return create(foundation, app, wanted);
  } catch (error) {
    // One transaction: what is refused has changed nothing.
    app.droplet = droplet;
    app.env.clear();
    for (const [name, value] of env) app.env.set(name, value);
    throw error;
  }
}

function create(foundation: Foundation, app: App, wanted: Wanted): Deployment {
  if (wanted.revision && !app.features.get('revisions') && foundation.has('revisions-off'))
    throw new Refusal('Cannot create deployment from a revision for an app without revisions enabled');
  const target = foundation.revisions.find(({ guid }) => guid === wanted.revision?.guid);
  if (wanted.revision && !target) throw new Refusal('The revision does not exist');
  const guid = target?.droplet ?? wanted.droplet?.guid ?? app.droplet ?? '';
  const droplet = foundation.droplets.get(guid);
  if (target && droplet?.state !== 'STAGED')
    throw new Refusal('Unable to deploy this revision, the droplet for this revision no longer exists.');
  if (droplet?.app !== app.guid)
    throw new Refusal('Unable to assign current droplet. Ensure the droplet exists and belongs to this app.');
  const previous = app.droplet;
  const before = activeDeployment(foundation, app);
  app.droplet = guid;
  // deployment_target_state.rb: the environment is the revision's from now on, and a cancellation leaves it so.
  if (target) {
    app.env.clear();
    for (const [name, value] of JSON.parse(target.env) as [string, string][]) app.env.set(name, value);
  }
  const revision = target ? rollBackRevision(foundation, app, target) : resolveRevision(foundation, app);
  const old = newestWeb(app);
  const instances = before?.instances ?? webs(app)[0]?.instances ?? 1;
  const canary = wanted.strategy === 'canary';
  const steps = canary ? (wanted.options?.canary?.steps?.map((step) => step.instance_weight) ?? [1]) : [];
  const stopped = app.state === 'STOPPED';
  const isOwn = foundation.has('process-guid') && !stopped;
  const process: Process = {
    ...(old ?? { type: 'web', command: null, settings: {} }),
    guid: isOwn ? randomUUID() : (old?.guid ?? app.guid),
    command: revision?.commands.web ?? old?.command ?? null,
    instances: stopped ? instances : 1,
    state: 'STARTED',
    droplet: guid,
    revision: revision?.guid,
    ready: 0,
  };
  const deployment: Deployment = {
    guid: randomUUID(),
    app: app.guid,
    strategy: canary ? 'canary' : 'rolling',
    droplet: guid,
    previous,
    process: process.guid,
    instances,
    revision: revision?.guid,
    steps,
    at: foundation.clock,
    step: 1,
    left: 2,
    state: stopped ? 'DEPLOYED' : canary && foundation.has('canary-pauses') ? 'PREPAUSED' : 'DEPLOYING',
  };
  foundation.deployments.set(deployment.guid, deployment);
  if (stopped) {
    app.processes = [process, ...app.processes.filter(({ type }) => type !== 'web')];
    foundation.startAll(app);
    return deployment;
  }
  app.processes.push(process);
  if (before && foundation.has('superseded')) before.state = 'SUPERSEDED';
  return deployment;
}

/** Takes a deployment back, later. @throws Refusal */
export function cancelDeployment(foundation: Foundation, deployment: Deployment): void {
  if (!ACTIVE.includes(deployment.state) && foundation.has('cancel-finalized'))
    throw new Refusal(`Cannot cancel a deployment with status: FINALIZED and reason: ${deployment.state}`);
  foundation.app(deployment.app).droplet = deployment.previous;
  deployment.state = 'CANCELING';
  deployment.left = 1;
  if (!foundation.has('cancel-later')) finishCancel(foundation, deployment);
}

/** Goes on with a canary deployment that has paused. @throws Refusal */
export function continueDeployment(deployment: Deployment): void {
  if (deployment.state !== 'PAUSED')
    throw new Refusal(
      `Cannot continue a deployment with status: ${ACTIVE.includes(deployment.state) ? 'ACTIVE' : 'FINALIZED'} and reason: ${deployment.state}`,
    );
  deployment.left = 2;
  if (deployment.step < deployment.steps.length) {
    deployment.step += 1;
    deployment.state = 'PREPAUSED';
  } else deployment.state = 'DEPLOYING';
}

function finishCancel(foundation: Foundation, deployment: Deployment): void {
  const app = foundation.app(deployment.app);
  const kept = webs(app).find(({ guid }) => guid !== deployment.process) ?? webs(app)[0];
  if (kept) kept.instances = deployment.instances;
  if (kept?.droplet) kept.ready = kept.instances;
  app.processes = app.processes.filter((one) => one.type !== 'web' || one === kept);
  deployment.state = 'CANCELED';
  if (!foundation.has('revision-made-at-start'))
    foundation.revisions = foundation.revisions.filter(({ guid }) => guid !== deployment.revision);
  foundation.events.push(`canceled ${deployment.droplet}`);
}

function finalize(foundation: Foundation, deployment: Deployment, process: Process): void {
  const app = foundation.app(deployment.app);
  process.instances = deployment.instances;
  process.ready = process.instances;
  const revision = foundation.revisions.find(({ guid }) => guid === deployment.revision);
  app.processes = app.processes.filter((one) => one.type !== 'web' || one === process);
  for (const other of app.processes.filter(({ type }) => type !== 'web')) {
    if (revision) other.command = revision.commands[other.type] ?? other.command;
    Object.assign(other, { droplet: deployment.droplet, revision: revision?.guid, ready: other.instances });
  }
  deployment.state = 'DEPLOYED';
  foundation.events.push(`serves ${deployment.droplet}`);
}

/** A look at the platform later: instances have changed meanwhile. */
export function advance(foundation: Foundation, deployment: Deployment): void {
  if (!ACTIVE.includes(deployment.state) || deployment.state === 'PAUSED') return;
  if (deployment.left > 0) {
    deployment.left -= 1;
    return;
  }
  if (deployment.state === 'CANCELING') {
    finishCancel(foundation, deployment);
    return;
  }
  const app = foundation.app(deployment.app);
  const process = app.processes.findLast(({ guid }) => guid === deployment.process);
  if (!process || (foundation.fails === 'readiness' && !foundation.sound.has(app.name))) return;
  process.ready = process.instances;
  if (deployment.state === 'PREPAUSED') deployment.state = 'PAUSED';
  else finalize(foundation, deployment, process);
}
