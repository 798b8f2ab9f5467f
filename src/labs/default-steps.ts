import { axisOf, defaultServer } from '../choices/axes.ts';
import { databases, platforms, servers, staticFiles } from '../choices/catalog.ts';
import type { Answers, Interface, Platform, Server } from '../choices/choice.ts';
import { serverOf } from '../choices/server-of.ts';
import { teachingOf } from '../choices/teaching.ts';
import type { LabStep } from '../workshop/lab.ts';

const speaking = (kind: Interface): readonly Server[] =>
  servers.filter((server) => server.interface === kind);

/**
 * The server of an interface for a participant: their own where it speaks it, else the one in the same place of the
 * other list. A rotation over all servers so meets each of them.
 */
export function serverFor(answers: Answers, kind: Interface): Server {
  const own = serverOf(answers);
  if (own?.interface === kind && !own.teaching) return own;
  const others = speaking(kind);
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

/**
 * The labs of the course as it is taught when a trainer says nothing else: the development server, a synchronous server,
 * an asynchronous one, static files, each cloud, a batch job.
 */
export function defaultSteps(answers: Answers): readonly LabStep[] {
  const [wsgi, asgi] = [serverFor(answers, 'wsgi'), serverFor(answers, 'asgi')];
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
