/** A place in the rotation: answers, and the servers that its seats meet in labs of one interface. */
import type { GivenAnswers } from '../answers/given.ts';
import { givenFrom } from '../answers/resolve.ts';
import { shown } from '../answers/shown.ts';
import { servers } from '../choices/catalog.ts';
import type { Interface } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import type { OwnServers } from '../labs/default-steps.ts';
import { say } from '../languages/say.ts';

export interface Turn {
  readonly answers: GivenAnswers;
  readonly servers: OwnServers;
}

export const NO_TURN: Turn = { answers: new Map(), servers: {} };

/** The server of an interface that a place names. @throws UserError when there is none, or it speaks the other one */
function serverIn(value: unknown, kind: Interface, label: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  const fitting = servers
    .filter((server) => server.interface === kind && !server.teaching)
    .map(({ id }) => id);
  if (typeof value === 'string' && fitting.includes(value)) return value;
  throw new UserError(
    say`${label}.${kind} ${shown(value)}: unknown server for ${kind.toUpperCase()}. Choose one of: ${fitting.join(', ')}.`,
  );
}

/**
 * A place from what a file says: answers by name, `wsgi` and `asgi` beside them.
 *
 * @param label names it in messages
 * @throws UserError
 */
export function turnFrom(value: Readonly<Record<string, unknown>>, label: string): Turn {
  const { wsgi, asgi, ...rest } = value;
  const own = { wsgi: serverIn(wsgi, 'wsgi', label), asgi: serverIn(asgi, 'asgi', label) };
  const answers = new Map(givenFrom(rest, label));
  // The labs that deploy come after both: with the asynchronous one.
  const server = own.asgi ?? own.wsgi;
  if (server !== undefined && !answers.has('server')) answers.set('server', { value: server, label });
  return {
    answers,
    servers: {
      ...(own.wsgi === undefined ? {} : { wsgi: own.wsgi }),
      ...(own.asgi === undefined ? {} : { asgi: own.asgi }),
    },
  };
}
