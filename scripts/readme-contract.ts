/** The README's table of the server contract: rows, and what each server says about them. */
import { servers } from '../src/choices/catalog.ts';
import type { Server } from '../src/choices/choice.ts';
import { type Exceptions, REQUIREMENTS, type RequirementId } from '../src/choices/server-contract.ts';
import { table } from './readme-tables.ts';

const exceptionOf = (server: Server, id: RequirementId) => (server.cannot as Exceptions | undefined)?.[id];

function cellOf(server: Server, id: RequirementId): string {
  const exception = exceptionOf(server, id);
  if (!exception) return 'yes';
  return exception.heldByFront ? 'with a front server' : '**no**';
}

/** The table, and below it every exception in words. */
export function contract(): string {
  const rows = REQUIREMENTS.map(({ id, title }) => [title, ...servers.map((server) => cellOf(server, id))]);
  const exceptions = Map.groupBy(
    servers.flatMap((server) =>
      Object.values(server.cannot ?? {}).map(({ caution }) => ({ caution, title: server.title })),
    ),
    ({ caution }) => caution,
  );
  const lines = [...exceptions].map(
    ([caution, of]) => `- ${of.map(({ title }) => title).join(', ')}: ${caution}`,
  );
  return [table(['On every server', ...servers.map(({ title }) => title)], rows), lines.join('\n')].join(
    '\n\n',
  );
}
