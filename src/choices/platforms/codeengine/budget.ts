import { say } from '../../../languages/say.ts';

/**
 * How many connections a database must bear when everything runs that may run at once: the formula of the rendered
 * checks.py, before there is a project. An end-to-end test holds one against the other.
 */

export interface Load {
  readonly maxScale: number;
  readonly workers: number;
  /** Connections of each process: its threads, or the size of its pool. */
  readonly connectionsPerWorker: number;
  /** Instances of the batch job that run at once. */
  readonly arraySize: number;
  /** Processes beside the app that always run: workers. */
  readonly processes?: number;
}

export interface Budget {
  /** Of one instance of the app: its processes, and the probe that asks the database. */
  readonly perInstance: number;
  /** Of the app: twice its scale, because a rollout runs the old and the new revision at once. */
  readonly app: number;
  /** Of the jobs: the batch, the migration, the scheduled one, and the processes beside the app. */
  readonly jobs: number;
  readonly total: number;
}

/** IBM's PostgreSQL allows 115 connections and keeps 15 for itself: databases-for-postgresql, "managing connections". */
export const USABLE_CONNECTIONS = 100;

/** Of a process beside the app: for its task and for its heartbeat, and twice that while a deployment replaces it. */
const PER_PROCESS = 4;

/** The connections that the app and its jobs may open at once. */
export function budgetOf({
  maxScale,
  workers,
  connectionsPerWorker,
  arraySize,
  processes = 0,
}: Load): Budget {
  const perInstance = workers * connectionsPerWorker + 1;
  const app = maxScale * perInstance * 2;
  const jobs = arraySize + 2 + processes * PER_PROCESS;
  return { perInstance, app, jobs, total: app + jobs };
}

/** Why so many connections are not enough, with the way out; undefined when they are. */
export function beyondBudget(load: Load, allowed: number): string | undefined {
  const { perInstance, app, jobs, total } = budgetOf(load);
  if (total <= allowed) return undefined;
  const { maxScale, workers, connectionsPerWorker } = load;
  return (
    say`the project may open ${total}: ${maxScale} instances x ${perInstance} (${workers} x ${connectionsPerWorker}, and a probe) x 2 during a rollout = ${app}, ` +
    say`and ${jobs} for jobs. Lower max-scale, workers or threads, or take a larger database (IBM's smallest has ${USABLE_CONNECTIONS}).`
  );
}
