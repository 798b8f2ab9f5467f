/** A user's project that is switched: by our commands, which must end cleanly, and what it is afterwards. */
import { strict as assert } from 'node:assert';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedAnswers } from '../../src/answers/files.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';
import type { Answers, Server } from '../../src/choices/choice.ts';
import { answersWith } from './answers.ts';
import { djangoCloud } from './command.ts';
import { giveToOrdinaryUser, takeBack } from './processes.ts';
import { BY_HTTPS, PRODUCTION, Project } from './project.ts';
import { becomesAUsers, commitAll, isStillTheirs } from './user.ts';

/** Platforms that a project can be for, with the answers of these tests. */
export const offered = platforms.filter(({ unavailable }) => !unavailable?.({})).map(({ id }) => id);

export const onPlatform = (id: string): Answers => answersWith({ platforms: [id], database: 'postgresql' });

/** A rendered project with a user's work in it, in a repository. */
export function usersProject(answers: Answers): Project {
  const project = new Project(answers);
  becomesAUsers(project);
  return project;
}

async function change(project: Project, ...argv: readonly string[]): Promise<Project> {
  takeBack(project.folder);
  const { status, stdout, stderr } = await djangoCloud(project.folder, ...argv);
  assert.equal(status, 0, `${argv.join(' ')}\n${stdout}${stderr}`);
  commitAll(project, argv.join(' '));
  giveToOrdinaryUser(project.folder);
  isStillTheirs(project);
  const stored = storedAnswers(project.folder);
  return project.answering(resolveAnswers(stored ?? new Map()));
}

/** Switches to another server. @returns the project with its new answers */
export async function toServer(project: Project, id: string): Promise<Project> {
  const changed = await change(project, 'server', id);
  assert.equal(changed.answers.server, id);
  return changed;
}

/** Switches from its platform to another one. */
export async function toPlatform(project: Project, id: string): Promise<Project> {
  const [from = ''] = project.answers.platforms;
  const changed = await change(await change(project, id), from, '--remove');
  assert.deepEqual(changed.answers.platforms, [id]);
  return changed;
}

/** Every file with its mode and its bytes, but for git's own. */
export function treeOf({ folder }: Project): Readonly<Record<string, string>> {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (path) => path.split('/')[0] !== '.git' && !lstatSync(join(folder, path)).isDirectory(),
  );
  return Object.fromEntries(
    files.sort().map((path) => {
      const { mode } = lstatSync(join(folder, path));
      return [path, `${mode.toString(8)} ${readFileSync(join(folder, path), 'latin1')}`];
    }),
  );
}

/**
 * The servers from which a switch to this one is tried by starting what comes of it: one of each interface. Walks over all
 * pairs show that from every other server the same files come.
 */
export function originsOf(server: Server): readonly string[] {
  const others = servers.filter(({ id }) => id !== server.id);
  const first = (side: string) => others.find((one) => one.interface === side)?.id;
  return ['wsgi', 'asgi'].map(first).filter((id) => id !== undefined);
}

/** Installs what the answers ask for now, runs all tests, starts the server, asks it and stops it during a request. */
export async function worksOn(project: Project, variables: Readonly<Record<string, string>>): Promise<void> {
  const server = servers.find(({ id }) => id === project.answers.server)!;
  project.install();
  project.succeed(['python', 'manage.py', 'test'], variables);
  project.succeed(['python', 'manage.py', 'migrate', '--noinput'], { ...PRODUCTION, ...variables });
  project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
  const running = await project.start(variables);
  const page = await running.get('/', BY_HTTPS);
  assert.ok(page.text.includes(`<dd>${server.title}`), page.text);
  const [, css = ''] = /href="(\/static\/[^"]+\.css)"/.exec(page.text) ?? [];
  assert.equal((await running.get(css, BY_HTTPS)).status, 200);
  const inFlight = running.get('/orders/?seconds=1', BY_HTTPS);
  await running.process.until(async () => existsSync(join(project.folder, 'asked.txt')), 'asked');
  await running.process.stop();
  assert.match((await inFlight).text, /^Ada: \d+ orders$/);
  assert.equal(running.process.status, '0', running.process.output);
}

/** Switches a user's project to servers, and starts each different one that comes of it. */
export function switchedTo(servers: readonly Server[]): void {
  for (const server of servers) {
    it(`runs on ${server.id}, from wherever it came`, async () => {
      const run: Project[] = [];
      try {
        for (const from of originsOf(server)) {
          const project = await toServer(usersProject(answersWith({ server: from })), server.id);
          const known = run.map(treeOf).some((tree) => isEqual(tree, treeOf(project)));
          if (known) project.remove();
          else run.push(project);
        }
        for (const project of run) await worksOn(project, {});
        console.log(`      ${run.length} of ${originsOf(server).length} differ: ${server.id}`);
      } finally {
        for (const project of run) project.remove();
      }
    });
  }
}

export function isEqual(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
