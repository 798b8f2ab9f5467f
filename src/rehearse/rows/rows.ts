/** The rows of the server contract, asked of a project that runs. */

import { REQUIREMENTS, type RequirementId } from '../../choices/server-contract.ts';
import { say } from '../../languages/say.ts';
import { cutAnswers, readiness, requestTimeout, slowReaders, streamConnections, streams } from './answers.ts';
import { bodyLimit, chunkedBody, noTemporaryFiles, slowHeaders, slowUploads } from './bodies.ts';
import { closedConnections } from './closed.ts';
import { type Run, UnaskedError } from './run.ts';
import { clientAddress, headerNames, noClearTextHttp2, scheme, websocketRefused } from './strangers.ts';
import { noVersions } from './versions.ts';

/** A row of another project than the one that is rehearsed. */
async function withChannels(): Promise<void> {
  throw new UnaskedError(say`it is about a project with consumers of Channels, which cannot be added to one`);
}

/** What asks for each row: it throws an error with what was seen where the row does not hold. */
const PROBES: Readonly<Record<RequirementId, (run: Run) => Promise<void>>> = {
  'chunked-body': chunkedBody,
  'body-limit': bodyLimit,
  'temporary-files': noTemporaryFiles,
  'client-address': clientAddress,
  scheme,
  'header-names': headerNames,
  'no-versions': noVersions,
  'slow-uploads': slowUploads,
  readiness,
  'request-timeout': requestTimeout,
  'cut-answers': cutAnswers,
  'websocket-refused': websocketRefused,
  'no-clear-text-http2': noClearTextHttp2,
  'closed-connections': closedConnections,
  websockets: withChannels,
  streams,
  'stream-connections': streamConnections,
  'slow-headers': slowHeaders,
  'slow-readers': slowReaders,
};

/**
 * Asks rows one after another: several of them count what others would change.
 *
 * @returns of each, what was seen where it does not hold
 */
export async function* askRows(
  run: Run,
  rows: readonly RequirementId[] = REQUIREMENTS.map(({ id }) => id),
): AsyncGenerator<readonly [RequirementId, Error | undefined]> {
  for (const id of rows)
    yield [
      id,
      await PROBES[id](run).then(
        () => undefined,
        (error: Error) => error,
      ),
    ];
}
