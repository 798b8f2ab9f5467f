import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editAnswers } from '../../src/answers/edit.ts';
import type { GivenAnswers } from '../../src/answers/given.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import type { RenderedFile } from '../../src/merge/rendered-file.ts';
import { conflictsOf } from '../../src/merge/three-way.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder } from '../support/command.ts';
import { checkMergedFiles, type MergedFile, mergedFiles } from '../support/sets/checked.ts';
import { bumped, headerOf, laidOut, pinnedIn } from '../support/sets/compiled.ts';
import { FIRST_WEEK } from '../support/sets/first-week.ts';

const START = answersWith({ project: 'mysite' });

/** The project's answers with others, and what follows from them. */
function changed(given: Readonly<Record<string, string | readonly string[]>>): Answers {
  const { options: _options, ...axes } = START;
  const stored: GivenAnswers = new Map(
    Object.entries(axes).map(([key, value]) => [
      key,
      { value: Array.isArray(value) && value.length === 0 ? 'none' : value, label: key },
    ]),
  );
  const change = new Map(Object.entries(given).map(([key, value]) => [key, { value, label: key }]));
  return editAnswers(stored, change).answers;
}

/** The files of a later version of ours: newer locks, some other lines in the rest. */
function newer(files: readonly RenderedFile[]): readonly RenderedFile[] {
  return files.map((file) => {
    const text = file.contents;
    if (/^requirements.*\.txt$/.test(file.path)) {
      const packages = pinnedIn(text).map((one, index) =>
        index % 3 === 0 || one.name === 'django' ? bumped(one, 2) : one,
      );
      return { ...file, contents: laidOut(headerOf(text), packages) };
    }
    if (file.path === 'pyproject.toml')
      return { ...file, contents: text.replace(/"django>=([\d.]+?)(\d+),/, '"django>=$199,') };
    if (file.path.endsWith('.py'))
      return { ...file, contents: text.replace(/^(def \w+\(.*)$/m, '# In a later version.\n$1') };
    return file;
  });
}

const CHANGES: Readonly<Record<string, () => readonly RenderedFile[]>> = {
  uvicorn: () => plan(changed({ server: 'uvicorn' })),
  redis: () => plan(changed({ services: ['redis'] })),
  tasks: () => plan(changed({ services: ['tasks', 'mail'] })),
  cloudfoundry: () => plan(changed({ platforms: ['cloudfoundry'] })),
  onprem: () => plan(changed({ platforms: ['onprem'] })),
  'Django 6.1': () => plan(changed({ django: '6.1' })),
  update: () => newer(plan(START)),
};

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const wordsOf = (text: string): readonly string[] => text.match(/[\w-]+/g) ?? [];

const countOf = (text: string, word: string): number => wordsOf(text).filter((one) => one === word).length;

/** The user's own lines, but for versions and for lists that are laid out anew. */
function checkKept({ path, base = '', ours, merged }: MergedFile): void {
  // Another layout alone is no line of the user's.
  const bare = (text: string): string => text.replaceAll(/[\s,()'"]/g, '');
  if (/requirements/.test(path) || bare(base) === bare(ours)) return;
  const linesOf = (text: string): readonly string[] =>
    text.split('\n').map((line) => line.trim().replace(/,$/, ''));
  const [was, is] = [linesOf(base), linesOf(merged)];
  const own = linesOf(ours).filter((line) => !was.includes(line) && !/^(from|import) /.test(line));
  // A requirement of ours in the layout of another tool is ours all the same.
  const isOurs = (line: string): boolean => base.includes(`"${/^"([\w-]+) \(/.exec(line)?.[1]}>=`);
  // A line of a document in which the user replaced a word, and that says more now: the word is theirs, in each of its lines.
  const isReplaced = (line: string): boolean => {
    const words = wordsOf(line).filter((word) => !base.includes(word));
    return (
      path.endsWith('.md') &&
      words.length > 0 &&
      words.every((word) => countOf(merged, word) >= countOf(ours, word))
    );
  };
  for (const line of own)
    assert.ok(is.includes(line) || isOurs(line) || isReplaced(line), `${path}: ${line} is lost`);
}

describe("a developer's first week, and then a change", () => {
  it(`${Object.keys(FIRST_WEEK).length} kinds x ${Object.keys(CHANGES).length} changes`, async function () {
    this.timeout(120_000);
    const base = plan(START);
    const theirs = Object.entries(CHANGES).map(([title, render]) => [title, render()] as const);
    const open: string[] = [];
    const rows: string[] = [];
    const all: MergedFile[] = [];
    for (const [kind, edit] of Object.entries(FIRST_WEEK)) {
      await inFolder(async (folder) => {
        const files = new Map(base.map(({ path, contents }) => [path, contents]));
        edit(files);
        write(folder, files);
        const cells = theirs.map(([title, rendered]) => {
          const { entries } = mergeProject({ folder, base, theirs: rendered });
          const found = conflictsOf(entries);
          const merged = mergedFiles(entries);
          all.push(...merged.map((file) => ({ ...file, path: `${kind} + ${title}: ${file.path}` })));
          for (const file of merged) checkKept(file);
          open.push(...found.map(({ path, reason }) => `${kind} + ${title}: ${path}, ${reason}`));
          return String(found.length || '-').padStart(title.length + 1);
        });
        rows.push(`      ${kind.padEnd(26)}${cells.join('')}`);
      });
    }
    const titles = Object.keys(CHANGES)
      .map((title) => ` ${title}`)
      .join('');
    const pairs = rows.length * theirs.length;
    const conflicting = new Set(open.map((line) => line.split(':')[0])).size;
    checkMergedFiles(all);
    assert.equal(conflicting, 0, `${conflicting} of ${pairs} conflict:\n${open.join('\n')}`);
    console.log([`      ${''.padEnd(26)}${titles}`, ...rows].join('\n'));
    console.log(
      `      ${pairs - conflicting} of ${pairs} clean, ${all.length} files merged\n${open.map((line) => `      ${line}`).join('\n')}`,
    );
  });
});
