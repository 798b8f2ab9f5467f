/** What bench/switch.ts times: one switch of the server, from a cold start. Its arguments: the server and, at will, --force. */
import { storedAnswers } from '../src/answers/files.ts';
import { combined } from '../src/answers/given.ts';
import { resolveAnswers } from '../src/answers/resolve.ts';
import { applyMerge } from '../src/merge/apply.ts';
import { rememberedBase, withRecord } from '../src/merge/base.ts';
import { mergeProject } from '../src/merge/merge-project.ts';
import { recover } from '../src/merge/recover.ts';
import { refuseUncommitted, uncommitted } from '../src/merge/work-tree.ts';

const [server = '', force] = process.argv.slice(2);
const folder = process.cwd();
await recover(folder);
const status = force ? undefined : uncommitted(folder);
const { static: _static, ...stored } = Object.fromEntries(storedAnswers(folder) ?? []);
const given = new Map(Object.entries(stored));
const answers = resolveAnswers(combined(given, new Map([['server', { value: server, label: 'server' }]])));
const base = rememberedBase(folder);
const plan = mergeProject({ folder, base: base.files, theirs: withRecord(answers) });
if (status) refuseUncommitted(plan, await status);
const { written, merged, removed, conflicts } = await applyMerge(plan);
console.log(
  `${written.length} written, ${merged.length} merged, ${removed.length} removed, ${conflicts.length} conflicts`,
);
