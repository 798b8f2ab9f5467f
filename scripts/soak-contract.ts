/**
 * Takes what protects each row of the server contract out of a rendered project, starts it, and expects that the row's probe
 * notices. Outside CI; fails when one does not.
 *
 *     npm run soak:contract [-- ROW…] [--server ID]
 *
 * With a server, what protects rows in others is taken out of it instead, where it has the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servers } from '../src/choices/catalog.ts';
import type { RequirementId } from '../src/choices/server-contract.ts';
import { plan } from '../src/plan/plan.ts';
import { answersWith } from '../test/support/answers.ts';
import { Project } from '../test/support/project.ts';
import { askBehind, askWithoutFront, prepare } from '../test/support/server-contract/contract-run.ts';
import { behindNginx } from '../test/support/server-contract/fronts.ts';
import { MUTATIONS, type Mutation } from '../test/support/server-contract/mutations.ts';

const answersOf = (server: string) => answersWith({ server, python: '3.13', platforms: ['onprem'] });

/** What is taken out of one server: what of all servers' is in its files. */
function ofServer(mutations: readonly Mutation[], server: string): readonly Mutation[] {
  const files = new Map(plan(answersOf(server)).map(({ path, contents }) => [path, contents.toString()]));
  const fitting = mutations.filter(({ change }) => change && files.get(change.path)?.includes(change.from));
  const own = fitting.filter((mutation) => mutation.server === server);
  return (own.length > 0 ? own : fitting.slice(0, 1)).map((mutation) => ({ ...mutation, server }));
}

/** @returns what the row's probe says of a project without its protection; undefined when it notices nothing */
async function noticed(id: RequirementId, { server, change, behindNginx: isBehind }: Mutation) {
  const project = new Project(answersOf(server));
  try {
    prepare(project);
    if (change) {
      const { path, from, to } = change;
      const file = join(project.folder, path);
      const text = readFileSync(file, 'utf8');
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      writeFileSync(file, text.replace(from, to));
    }
    const cells = isBehind
      ? await askBehind(project, behindNginx, [id])
      : await askWithoutFront(project, [id]);
    return cells.get(id);
  } finally {
    project.remove();
  }
}

const words = process.argv.slice(2);
const flag = words.indexOf('--server');
const only = flag < 0 ? undefined : words[flag + 1];
const wanted = flag < 0 ? words : words.toSpliced(flag, 2);
const rows = (Object.keys(MUTATIONS) as RequirementId[]).filter(
  (id) => wanted.length === 0 || wanted.includes(id),
);
if (rows.length < wanted.length || (flag >= 0 && !servers.some(({ id }) => id === only))) {
  console.error(`npm run soak:contract [-- ROW…] [--server ${servers.map(({ id }) => id).join('|')}]`);
  process.exit(2);
}
for (const id of rows) {
  for (const mutation of only === undefined ? MUTATIONS[id] : ofServer(MUTATIONS[id], only)) {
    const why = await noticed(id, mutation);
    const told = why === undefined ? 'NOT NOTICED' : `noticed: ${why.split('\n')[0]}`;
    console.log(`${id.padEnd(20)} ${mutation.server.padEnd(13)} ${told}`);
    if (why === undefined) process.exitCode = 1;
  }
}
