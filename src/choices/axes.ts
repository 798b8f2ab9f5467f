import { said, say } from '../languages/say.ts';
import { type Axis, axis } from './axis.ts';
import type { Database, Service } from './backing.ts';
import { BEGINNINGS } from './beginnings.ts';
import { databases, djangoLines, platforms, pythonLines, servers, services, staticFiles } from './catalog.ts';
import type { Interface, PartialAnswers, Platform, Server, StaticFiles } from './choice.ts';
import { serverOf } from './facts.ts';

export { type Axis, NONE, offOf } from './axis.ts';

function chosenPlatforms(answers: PartialAnswers): readonly Platform[] {
  return platforms.filter((platform) => answers.platforms?.includes(platform.id));
}

/** Why a platform does not go with the chosen server. */
function unbuiltReason(platform: Platform, answers: PartialAnswers): string | undefined {
  const server = serverOf(answers);
  return server?.systemPackages && !platform.hasSystemPackages
    ? say`${said(server.title)} is built with packages of the system, and nothing can be installed there`
    : undefined;
}

/** Why these static files do not go with the chosen server and platforms. */
function unservedReason(files: StaticFiles, answers: PartialAnswers): string | undefined {
  const { needsPlatform } = files;
  if (needsPlatform && answers.platforms) {
    const chosen = chosenPlatforms(answers);
    if (chosen.length === 0) return say`it comes with a platform, and none is chosen`;
    const without = chosen.find((platform) => !platform.capabilities?.includes(needsPlatform));
    if (without) return say`${said(without.title)} does not have it`;
  }
  const server = serverOf(answers);
  if (!server) return undefined;
  if (needsPlatform) {
    const having = platforms.filter(({ capabilities }) => capabilities?.includes(needsPlatform));
    if (having.every((platform) => unbuiltReason(platform, answers)))
      return say`no platform that has it goes with ${said(server.title)}`;
  }
  if (files.interface && files.interface !== server.interface) {
    return say`it serves under ${files.interface.toUpperCase()}, and ${said(server.title)} speaks ${server.interface.toUpperCase()}`;
  }
  return files.needs && !server.capabilities?.includes(files.needs)
    ? say`${said(server.title)} serves no files itself`
    : undefined;
}

/** Why an embedded database does not go with the chosen platforms. */
function ephemeralReason(database: Database, answers: PartialAnswers): string | undefined {
  if (!database.embedded) return undefined;
  const lossy = chosenPlatforms(answers).find((platform) => platform.ephemeralDisk);
  return (
    lossy && say`the disk of ${said(lossy.title)} loses what is written to it, and with it the database file`
  );
}

/** Every axis, in the order of asking: an axis may look at the answers before it. */
export const AXES: readonly Axis[] = [
  axis<Server>({
    key: 'server',
    flag: 'server',
    title: 'Server',
    help: 'The production server that runs the project.',
    choices: servers,
    prefers: (server) => server === defaultServer('wsgi'),
  }),
  axis<Platform>({
    key: 'platforms',
    flag: 'platform',
    title: 'Platforms',
    help: 'Where the project is deployed; several may be chosen, and more can be added later.',
    many: true,
    choices: platforms,
    rule: unbuiltReason,
  }),
  axis<StaticFiles>({
    key: 'static',
    flag: 'static',
    title: 'Static files',
    help: 'Who serves stylesheets, scripts and images, with hashed names and far-future caching.',
    choices: staticFiles,
    rule: unservedReason,
    // Where the front server can serve files itself, it is the fastest way.
    prefers: (files) => files.needs !== undefined,
  }),
  axis<Database>({
    key: 'database',
    flag: 'database',
    title: 'Database',
    help: 'Where the data lives; DATABASE_URL says which one at run time.',
    choices: databases,
    rule: ephemeralReason,
  }),
  axis<Service>({
    key: 'services',
    flag: 'service',
    title: 'Services',
    help: 'What else it uses: each works without a service on a laptop, and can be added later.',
    many: true,
    choices: services,
    rule: (service, { adopted }) =>
      adopted && service.page
        ? say`its page extends the pages of a generated project, and this one was adopted`
        : undefined,
    removal: (id) => `service ${id} --remove`,
  }),
  axis({
    key: 'django',
    flag: 'django',
    title: 'Django',
    help: 'The Django line, pinned and hashed in the rendered requirements.',
    choices: djangoLines,
  }),
  axis({
    key: 'python',
    flag: 'python',
    title: 'Python',
    help: 'The Python line that the project asks for.',
    choices: pythonLines,
  }),
  ...BEGINNINGS,
];

/** The default server of an interface. */
export function defaultServer(kind: Interface): Server {
  const fitting = servers.filter((server) => server.interface === kind);
  const found = fitting.find((server) => server.default) ?? fitting[0];
  if (!found) throw new Error(`No server speaks ${kind}.`);
  return found;
}

/** The axis that decides about an answer. */
export function axisOf(key: Axis['key']): Axis {
  return AXES.find((one) => one.key === key)!;
}
