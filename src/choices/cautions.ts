import { said, say } from '../languages/say.ts';
import { pythonLines, servers } from './catalog.ts';
import type { Choice } from './choice.ts';
import type { Exception } from './server-contract.ts';

/** What a server says that it cannot keep of the server contract. */
function exceptionsOf(choice: Choice): readonly Exception[] {
  return Object.values(servers.find((server) => server === choice)?.cannot ?? {});
}

/** Weaknesses of a choice itself, a sentence each. */
export function warningsOf(choice: Choice): readonly string[] {
  const cautions = [
    ...(choice.caution ? [choice.caution] : []),
    ...exceptionsOf(choice)
      .filter(({ ofInterface }) => !ofInterface)
      .map(({ caution }) => caution),
  ];
  return cautions.map((caution) => say`Warning: ${said(caution)}`);
}

/** What a person should know before choosing it, a sentence each. */
export function cautionsOf(choice: Choice): readonly string[] {
  const untested = pythonLines.some((line) => line === choice && !line.tested);
  return [...warningsOf(choice), ...(untested ? [say`Warning: our tests start no project on it.`] : [])];
}
