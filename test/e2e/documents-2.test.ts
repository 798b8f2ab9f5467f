/** The commands of README.md and docs/ of rendered projects, run in their order: a share of the projects. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECTS } from '../support/documents.ts';
import { Reader } from '../support/documents-run.ts';
import { describeWith } from '../support/machine.ts';
import { Newcomer } from '../support/newcomer.ts';
import { ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { shareOf } from '../support/shares.ts';

describeWith(['git', 'apxs'], 'the documents of a rendered project', () => {
  const parent = temporaryFolder('documents-');
  after(() => rmSync(parent, { recursive: true, force: true }));

  for (const answers of shareOf(PROJECTS, import.meta.filename)) {
    const isFirst = answers === PROJECTS[0];
    it(`work, command by command: ${answers.server}, in "${answers.language}"`, async () => {
      const newcomer = new Newcomer('python', {}, ordinaryFolder(join(parent, 'uv')));
      const reader = new Reader(newcomer, answers, isFirst);
      try {
        await reader.reads();
      } finally {
        newcomer.leave();
      }
      console.log(`      ${reader.run.length} commands run, ${reader.left.length} that cannot run here`);
    });
  }
});
