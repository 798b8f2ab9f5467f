import { randomBytes } from 'node:crypto';
import { choiceOf, databases } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import type { CourseLabs } from '../labs/lab.ts';
import { answersOfSteps } from '../labs/step-answers.ts';
import { say } from '../languages/say.ts';
import type { Seat } from './seat.ts';
import { shortened } from './seat-names.ts';
import { stepsOf } from './steps.ts';

/** The database server that a seat's labs come to; undefined where all of it is a file. */
function serverDatabase({ own, servers }: Seat, labs: CourseLabs) {
  const used = answersOfSteps(own, stepsOf(labs, own, servers))
    .map(({ database }) => choiceOf(databases, database))
    .find(({ server }) => server !== undefined);
  return used?.server;
}

/**
 * SQL that makes a database and an account for each seat, with the address of each as a comment: for laptops without Docker.
 *
 * @param host where the server is, `HOST` or `HOST:PORT`
 * @param password makes one; letters and digits only, so that it needs no quotes in an address
 * @throws UserError when no lab has a database server
 */
export function databasesSql(
  seats: readonly Seat[],
  labs: CourseLabs,
  host: string,
  password = (): string => randomBytes(12).toString('hex'),
): string {
  if (!/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(host))
    throw new UserError(
      say`--databases ${host}: it must be the host of the database server as participants reach it, such as db.example.com or db.example.com:5432.`,
    );
  const parts = seats
    .filter(({ record }) => !record?.left)
    .flatMap((seat) => {
      const server = serverDatabase(seat, labs);
      if (!server) return [];
      const secret = password();
      // Names of databases and accounts may have 32 characters on the server that takes the fewest.
      const name = shortened(seat.id, 32, seat.id).replaceAll('-', '_');
      const address = server.sharedAddress(name, secret, host);
      return [`-- ${seat.id}: DATABASE_URL=${address}`, ...server.sharedSql(name, secret), ''];
    });
  if (parts.length === 0)
    throw new UserError(
      say`--databases: no lab of this class has a database server. Choose one in "answers", such as "database: ${databases.find(({ server }) => server)?.id}".`,
    );
  return `${parts.join('\n')}`;
}
