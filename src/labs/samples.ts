import { choiceOf, platforms, servers } from '../choices/catalog.ts';
import type { Answers, Server } from '../choices/choice.ts';
import type { Variables } from '../choices/platform-contract.ts';
import { withSharedNames } from './shared-names.ts';

/** What a platform tells an instance, and the host name by which its router asks. */
interface Sample {
  readonly variables: Variables;
  readonly host: string;
}

/** The port is the server's business, and no check looks at it. */
const PORT = 8080;

/** An address that exists nowhere (RFC 2606): nobody connects to it. */
const databaseUrl = (database: string): string => `${database}://ada:a-secret@db.example.com/shop`;

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Numbers one after the other in place of random ones, which nobody looks at and nothing makes smaller. */
export function withPlainNumbers(text: string): string {
  const seen = new Map<string, string>();
  return text.replaceAll(UUID, (id) => {
    const plain = seen.get(id) ?? `00000000-0000-4000-8000-${String(seen.size).padStart(12, '0')}`;
    seen.set(id, plain);
    return plain;
  });
}

/** Without what the platform's files set for one server or another: one sample serves a whole class. */
function withoutServers(variables: Variables): Variables {
  const names = (servers as readonly Server[]).flatMap(({ environment = {} }) => Object.keys(environment));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));
}

/** Samples of the platforms of a course, from their contracts, by platform. */
export function samplesOf(all: readonly Answers[]): Readonly<Record<string, Sample>> {
  const samples: Record<string, Sample> = {};
  // One sample serves a whole class.
  for (const answers of all.map(withSharedNames)) {
    const { project, options, database } = answers;
    for (const id of answers.platforms) {
      const { contract, hasAdapter } = choiceOf(platforms, id);
      if (!contract || !hasAdapter) continue;
      const place = { project, port: PORT, options: options[id] ?? {} };
      samples[id] = {
        variables: {
          ...withoutServers(contract.runVariables(place)),
          ...contract.databaseVariables?.(databaseUrl(database), place),
        },
        host: contract.routerHeaders(place).Host ?? '',
      };
    }
  }
  return samples;
}
