/** Writes every different workflow that a project can have into a folder, for programs that look at workflows. */
import { writeWorkflows } from '../test/support/workflows.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node scripts/workflows.ts FOLDER');
console.log(`${writeWorkflows(folder).length} different files`);
