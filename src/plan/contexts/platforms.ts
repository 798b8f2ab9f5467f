import type { Answers, Platform } from '../../choices/choice.ts';
import { type PrivateFiles, privateFiles } from '../private-files.ts';

/** What platforms ask for. */
export interface PlatformsContext {
  readonly platforms: readonly Platform[];
  /** Instances of a batch that may run at once, on the platform with most of them. */
  readonly batchSize: number;
  /** Whether somebody starts the processes of a Procfile: a second place for the start command could only contradict the first. */
  readonly hasProcfile: boolean;
  /** What must neither be committed nor travel, for each program that is told so. */
  readonly privateFiles: PrivateFiles;
  /** Modules of the project's package that turn what a platform injects into the project's variables. */
  readonly adapters: readonly string[];
  /** Headers that carry a request's id, those of the platforms' routers first. */
  readonly requestIdHeaders: readonly string[];
  /** How long a server keeps a connection without a request, in seconds: longer than any router in front does. */
  readonly keepAlive: number;
}

/** What proxies keep connections for as a rule: 60 seconds, with room. */
const KEEP_ALIVE = 75;

/** @param chosen the platforms of the answers */
export function platformsContext({ options }: Answers, chosen: readonly Platform[]): PlatformsContext {
  return {
    platforms: chosen,
    batchSize: Math.max(0, ...chosen.map(({ id, batchSize }) => batchSize?.(options[id] ?? {}) ?? 0)),
    privateFiles: privateFiles(chosen),
    adapters: chosen.filter(({ hasAdapter }) => hasAdapter).map(({ id }) => id),
    hasProcfile:
      chosen.length === 0 || chosen.some(({ id, readsProcfile }) => readsProcfile(options[id] ?? {})),
    requestIdHeaders: [...chosen.flatMap(({ requestIdHeader }) => requestIdHeader ?? []), 'X-Request-ID'],
    keepAlive: Math.max(KEEP_ALIVE, ...chosen.map(({ idleSeconds = 0 }) => idleSeconds + 5)),
  };
}
