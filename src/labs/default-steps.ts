import { axisOf, defaultServer } from '../choices/axes.ts';
import { databases, platforms, servers, staticFiles } from '../choices/catalog.ts';
import type { Answers, Interface, Platform, Server } from '../choices/choice.ts';
import { serverOf } from '../choices/facts.ts';
import { teachingOf } from '../choices/teaching.ts';
import type { LabStep } from './lab.ts';

const speaking = (kind: Interface): readonly Server[] =>
  servers.filter((server) => server.interface === kind);

/** The servers that somebody meets in labs of one interface, where it was said. */
export type OwnServers = Readonly<Partial<Record<Interface, string>>>;

/**
 * The server of an interface for a participant: what was said, else their own where it speaks it, else the one in the
 * same place of the other list. One that needs packages of the system is there only for those who asked for it: a class
 * cannot install them.
 */
export function serverFor(answers: Answers, kind: Interface, said: OwnServers = {}): Server {
  const asked = speaking(kind).find(({ id }) => id === said[kind]);
  if (asked) return asked;
  const own = serverOf(answers);
  if (own?.interface === kind && !own.teaching) return own;
  const others = speaking(kind).filter(({ systemPackages }) => !systemPackages);
  const place = own ? speaking(own.interface).indexOf(own) : 0;
  return others[Math.max(place, 0) % others.length] ?? defaultServer(kind);
}

/** The platforms of a course: the participant's own, else all that are clouds, in the order of the catalogue. */
function platformsFor(answers: Answers, server: Server): readonly Platform[] {
  const clouds = platforms.filter((platform) =>
    answers.platforms.length > 0 ? answers.platforms.includes(platform.id) : platform.ephemeralDisk,
  );
  const axis = axisOf('platforms');
  return clouds.filter((platform) => axis.unavailable(platform, { server: server.id }) === undefined);
}

const takesBatches = ({ variables = [] }: Platform): boolean =>
  variables.some(({ name }) => name === 'JOB_INDEX');

/** A trainer's own step with the server of this seat, where it says `server: wsgi` or `server: asgi`. */
export function withOwnServer(step: LabStep, answers: Answers, said: OwnServers): LabStep {
  const kind = step.change.server;
  if (kind !== 'wsgi' && kind !== 'asgi') return step;
  return { ...step, change: { ...step.change, server: serverFor(answers, kind, said).id } };
}

/**
 * The labs of the course as it is taught when a trainer says nothing else: the development server, a synchronous server,
 * an asynchronous one, static files, each cloud, a batch job.
 */
export function defaultSteps(answers: Answers, said: OwnServers = {}): readonly LabStep[] {
  const [wsgi, asgi] = [serverFor(answers, 'wsgi', said), serverFor(answers, 'asgi', said)];
  const chosen = platformsFor(answers, asgi);
  const database = databases.find(({ id }) => id === answers.database);
  const changes: readonly LabStep['change'][] = [
    {
      server: teachingOf(servers)[0]?.id,
      static: teachingOf(staticFiles)[0]?.id,
      platforms: [],
      database: databases.find(({ embedded }) => embedded)?.id,
    },
    { server: wsgi.id },
    { server: asgi.id },
    { static: axisOf('static').fallback({ ...answers, platforms: [], server: asgi.id }) },
    ...chosen.map((_, index) => ({
      platforms: chosen.slice(0, index + 1).map(({ id }) => id),
      // The participant's own, unless it is a file: that takes the default of what the platform needs.
      ...(index === 0 && database && !database.embedded ? { database: database.id } : {}),
    })),
    ...(chosen.some(takesBatches) ? [{}] : []),
  ];
  return changes.map((change, index) => ({ id: `lab-${index + 1}`, change }));
}
