/** Which test files run next: the longest first, as many beside each other as the processors can carry. */

/** What is known of a test file from runs before. */
export interface Duration {
  /** Seconds from its start to its end. */
  readonly seconds: number;
  /** Seconds of processor that its process tree took. */
  readonly processor: number;
}

/** Files that run one after the other in one process. */
export interface Job {
  readonly files: readonly string[];
  /** Seconds from its start to its end. */
  readonly seconds: number;
  /** How many processors it keeps busy: 1 works all the time, 0.1 mostly waits. */
  readonly weight: number;
  readonly asRoot: boolean;
}

/** A file that was never measured begins early and is thought to work half of the time. */
const UNKNOWN: Duration = { seconds: 90, processor: 45 };

/** A job weighs something even where it only waits: it needs memory, and its start is work. */
const LEAST_WEIGHT = 0.1;

/**
 * Jobs that together would keep so many times as many processors busy run beside each other: each was measured while others
 * worked, too, and now and then all of them wait.
 */
const COMMITMENT = 1.25;

/** While processors are idle, jobs are started that together could keep so many times as many processors busy. */
const OVERCOMMITMENT = 2.2;

/** The share of idle processors from which on there is room for another job. */
const IDLE = 0.1;

/** Jobs beside each other for each processor: each needs memory, however little it works. */
const MOST = 5;

/** A job of these files. */
export function jobOf(
  files: readonly string[],
  durations: Readonly<Record<string, Duration>>,
  asRoot: boolean,
): Job {
  const known = files.map((file) => durations[file] ?? UNKNOWN);
  const sum = (of: (duration: Duration) => number): number =>
    known.reduce((total, duration) => total + of(duration), 0);
  const seconds = sum((duration) => duration.seconds);
  const weight = Math.max(LEAST_WEIGHT, sum((duration) => duration.processor) / Math.max(seconds, 0.1));
  return { files, seconds, weight, asRoot };
}

/** Spreads files over so many groups of about the same length. */
export function groups(
  files: readonly string[],
  durations: Readonly<Record<string, Duration>>,
  count: number,
): readonly (readonly string[])[] {
  const secondsOf = (file: string): number => durations[file]?.seconds ?? 2;
  const made = Array.from({ length: count }, () => ({ files: [] as string[], seconds: 0 }));
  for (const file of [...files].sort((a, b) => secondsOf(b) - secondsOf(a))) {
    const shortest = made.reduce((least, group) => (group.seconds < least.seconds ? group : least));
    shortest.files.push(file);
    shortest.seconds += secondsOf(file);
  }
  return made.map((group) => group.files).filter((group) => group.length > 0);
}

/**
 * The job to start next, or undefined where it is better to wait: the longest that the processors can carry beside what
 * runs, by what the jobs were measured to work, and beyond that while processors are idle. Something always runs.
 *
 * @param waiting in any order
 * @param idle the share of the processors' time that nobody uses: 0 to 1
 */
export function nextJob(
  waiting: readonly Job[],
  running: readonly Job[],
  processors: number,
  idle: number,
): Job | undefined {
  if (running.length >= processors * MOST) return undefined;
  const busy = running.reduce((sum, job) => sum + job.weight, 0);
  const most = processors * (idle >= IDLE ? OVERCOMMITMENT : COMMITMENT);
  const longest = [...waiting].sort((a, b) => b.seconds - a.seconds);
  return longest.find((job) => running.length === 0 || busy + job.weight <= most);
}
