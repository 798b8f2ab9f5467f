import { choiceOf, platforms } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import type { Variables } from '../rehearse/contract.ts';

/** What a platform tells an instance, and the host name by which its router asks. */
interface Sample {
  readonly variables: Variables;
  readonly host: string;
}

/** The port is the server's business, and no check looks at it. */
const PORT = 8080;

/** An address that exists nowhere (RFC 2606): nobody connects to it. */
const databaseUrl = (database: string): string => `${database}://ada:a-secret@db.example.com/shop`;

/** Samples of the platforms of a course, from their contracts, by platform. */
export function samplesOf(all: readonly Answers[]): Readonly<Record<string, Sample>> {
  const samples: Record<string, Sample> = {};
  for (const { project, platforms: ids, options, database } of all) {
    for (const id of ids) {
      const { contract, hasAdapter } = choiceOf(platforms, id);
      if (!contract || !hasAdapter) continue;
      const place = { project, port: PORT, options: options[id] ?? {} };
      samples[id] = {
        variables: {
          ...contract.runVariables(place),
          ...contract.databaseVariables?.(databaseUrl(database), place),
        },
        host: contract.routerHeaders(place).Host ?? '',
      };
    }
  }
  return samples;
}
