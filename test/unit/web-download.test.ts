/** What the page downloads, beside what the command writes. */
import { strict as assert } from 'node:assert';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { givenByFlags } from '../../src/flags/answer-flags.ts';
import { commandWords } from '../../src/flags/command-line.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { answersFile } from '../../src/plan/plan.ts';
import { answersOfFragment, fragmentOf } from '../../src/web/link.ts';
import { openedProject } from '../../src/web/opened.ts';
import { projectFiles, zipOf } from '../../src/web/project.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { pairs } from '../support/web-pairs.ts';
import { zipEntries } from '../support/zip.ts';

/** The answers of a command line, as the command reads them. */
const answersOf = (words: readonly string[]): Answers => {
  const flags = parseFlags(words, FLAGS);
  const [name] = flags.positionals;
  const given = new Map(givenByFlags(flags));
  if (name !== undefined) given.set('project', { value: name, label: 'NAME' });
  return resolveAnswers(given);
};

describe('a download', () => {
  it('is byte for byte what the command line of the page gives, for every pair of values', async () => {
    assert.ok(pairs().length > 50, String(pairs().length));
    for (const answers of pairs()) {
      const words = commandWords(answers);
      const typed = answersOf(words);
      assert.deepEqual(typed, answers, words.join(' '));
      const entries = zipEntries(zipOf(projectFiles(answers), answers.project));
      const expected = withRecord(typed).map(({ path, contents, executable }) => ({
        path: `${answers.project}/${path}`,
        contents,
        mode: executable ? 0o755 : 0o644,
      }));
      assert.deepEqual(entries, expected, words.join(' '));
    }
  });

  it('is what the command writes, with its modes, and the same zip every time', async () => {
    for (const answers of [pairs()[0]!, pairs().at(-1)!]) {
      await inFolder(async (folder) => {
        const { status, stderr } = await djangoCloud(folder, ...commandWords(answers));
        assert.equal(status, 0, stderr);
        const zip = zipOf(projectFiles(answers), answers.project);
        for (const { path, contents, mode } of zipEntries(zip)) {
          assert.equal(readFileSync(join(folder, path), 'utf8'), contents, path);
          // Whether it can be started; the rest is the account's umask.
          assert.equal(statSync(join(folder, path)).mode & 0o100, mode & 0o100, path);
        }
        assert.deepEqual(zipOf(projectFiles(answers), answers.project), zip);
      });
    }
  });

  it('is opened again from a link and from its answers file, whatever was chosen', () => {
    for (const answers of [...pairs(), answersWith({ language: 'es' })]) {
      assert.deepEqual(answersOfFragment(`#${fragmentOf(answers)}`), answers);
      const { answers: opened, isOlder } = openedProject(answersFile(answers), '.yo-rc.json');
      assert.deepEqual([opened, isOlder], [answers, false]);
    }
  });
});
