/**
 * Takes the protection of each row of the server contract out of a rendered project, starts it, and expects that the row's
 * probe notices. Outside CI; fails when one does not.
 *
 *     npm run soak:contract [-- ROW…]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequirementId } from '../src/choices/server-contract.ts';
import { answersWith } from '../test/support/answers.ts';
import { Project } from '../test/support/project.ts';
import { askBehind, askWithoutFront, prepare } from '../test/support/server-contract/contract-run.ts';
import { behindNginx } from '../test/support/server-contract/fronts.ts';
import { MUTATIONS } from '../test/support/server-contract/mutations.ts';

const wanted = process.argv.slice(2);
const rows = (Object.keys(MUTATIONS) as RequirementId[]).filter(
  (id) => wanted.length === 0 || wanted.includes(id),
);
for (const id of rows) {
  const { server, change, behindNginx: isBehind } = MUTATIONS[id];
  const project = new Project(answersWith({ server, python: '3.13', platforms: ['onprem'] }));
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
    const why = cells.get(id);
    console.log(
      `${id.padEnd(20)} ${server.padEnd(10)} ${why === undefined ? 'NOT NOTICED' : `noticed: ${why.split('\n')[0]}`}`,
    );
    if (why === undefined) process.exitCode = 1;
  } finally {
    project.remove();
  }
}
