/** A course in a language that the generator does not have: by a folder of translations that the trainer gives. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import { Telling } from '../../src/labs/telling.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { followPage } from '../support/page-steps.ts';
import { git, WORKSHOP, writeCourse } from '../support/workshop.ts';

const COURSE = `${WORKSHOP.replace('language: en', 'language: eo')}translations: texts\n`;
const ROSTER = 'name,email\nAna,ana@x.org\n';
const VOWELS: Readonly<Record<string, string>> = { a: 'å', e: 'ë', i: 'ï', o: 'ø', u: 'û' };

/** A pseudo-language: English with other vowels, but for code, links, tags and values. */
const pseudo = (text: string): string =>
  text
    .split(/(`[^`]*`|\{\w+\}|<[^>]*>|\]\([^)]*\)|https?:\S+)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[aeiou]/g, (vowel) => VOWELS[vowel] ?? vowel),
    )
    .join('');

/** What labs say in the pseudo-language, and what it was asked for. */
function pseudoTelling(): Telling {
  const asked = new Telling('en', { language: 'eo', texts: {} });
  const answers = answersWith();
  labsOf(answers, defaultSteps(answers), 'en', 'class', asked);
  const texts = Object.fromEntries([...asked.missing].map((text) => [text, pseudo(text)]));
  return new Telling('en', { language: 'eo', texts });
}

async function workshop(folder: string, ...words: readonly string[]) {
  return djangoCloud(folder, 'workshop', ...words);
}

/** The texts that are missing, as a trainer gets them. */
async function missing(folder: string): Promise<Record<string, string>> {
  const { status, stdout, stderr } = await workshop(folder, '--untranslated');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const fill = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.keys(texts).map((text) => [text, pseudo(text)]));

describe('a course in a language of the trainer’s', function () {
  this.timeout(120_000);

  it('is what its folder of translations says: pages, commands, commits, the class’s page; what lacks is told', () =>
    inFolder(async (folder) => {
      writeCourse(folder, COURSE, ROSTER);
      mkdirSync(join(folder, 'texts'));
      const all = fill(await missing(folder));
      assert.ok(Object.keys(all).length > 300, `${Object.keys(all).length} texts`);
      const lacking = Object.keys(all).slice(5, 8);
      const part = Object.fromEntries(Object.entries(all).filter(([text]) => !lacking.includes(text)));
      writeFileSync(join(folder, 'texts/a.json'), JSON.stringify(part));
      const dry = await workshop(folder, '--dry-run', '--json');
      assert.deepEqual(JSON.parse(dry.stdout).untranslated, lacking);
      // What later commands merge is no part of them, and that is told.
      const { english } = JSON.parse(dry.stdout);
      assert.ok(english.includes('README.md') && english.every((path: string) => !path.startsWith('labs/')));
      const told = await workshop(folder, '--dry-run');
      assert.match(
        told.stdout,
        new RegExp(`^ {2}documents and pages .* in English, .*: ${english.length};`, 'm'),
      );
      assert.match(told.stdout, /^ {2}texts without a translation, .* in English: 3; .* --untranslated /m);
      writeFileSync(
        join(folder, 'texts/b.yml'),
        lacking.map((text) => `${JSON.stringify(text)}: ${JSON.stringify(all[text])}\n`).join(''),
      );
      assert.deepEqual(await missing(folder), {});
      const made = await workshop(folder, '--json');
      assert.deepEqual([made.status, JSON.parse(made.stdout).untranslated], [0, []], made.stderr);

      const ana = join(folder, 'class/ana');
      const page = readFileSync(join(ana, 'labs/lab-1.md'), 'utf8');
      assert.match(page, /^# Låb 1: /);
      assert.ok(page.includes('`python -m labs check 1`'));
      assert.match(git(ana, 'log', '-1', '--format=%s', 'lab-2-solution'), /^lab-2, sølûtïøn: /);
      const html = readFileSync(join(folder, 'class/index.html'), 'utf8');
      assert.match(html, /<html lang="eo">/);
      assert.match(html, /Pårtïcïpånt/);
      assert.match(readFileSync(join(folder, 'class/handouts.html'), 'utf8'), /Tø bëgïn/);
      // The commands say it, and are code that runs.
      const hint = execFileSync('python3', ['-m', 'labs', 'check', '1', '--hint'], {
        cwd: ana,
        encoding: 'utf8',
      });
      assert.match(hint, /^Hïnt 1 øf \d: /);

      // Late people have what the class began with; other texts are told as what they are.
      writeFileSync(
        join(folder, 'texts/a.json'),
        JSON.stringify({ ...part, [Object.keys(part)[0] ?? '']: 'other' }),
      );
      writeCourse(folder, COURSE, `${ROSTER}Bob,bob@x.org\n`);
      const late = await workshop(folder, '--json');
      assert.equal(late.status, 1);
      const { differences, made: added } = JSON.parse(late.stdout);
      assert.deepEqual(
        [added, differences.map(({ what }: { what: string }) => what)],
        [['bob'], ['translations']],
      );
      assert.equal(
        git(join(folder, 'class/bob'), 'show', 'lab-1-start:labs/lab-1.md'),
        git(ana, 'show', 'lab-1-start:labs/lab-1.md'),
      );
    }));

  it('has the steps of its pages: what they show of files is what stands there', () => {
    const telling = pseudoTelling();
    const answers = answersWith();
    for (const { id, start, solution, title } of labsOf(
      answers,
      defaultSteps(answers),
      'en',
      'class',
      telling,
    )) {
      assert.deepEqual(followPage(start, id), solution, id);
      assert.notEqual(title, '');
    }
    assert.deepEqual([...telling.missing], []);
  });

  for (const [title, change, texts, message] of [
    [
      'a language that is built in',
      ['language: eo', 'language: es'],
      '{}',
      /language es: "translations" are for a language that is not built in/,
    ],
    ['a folder that is not there', ['texts\n', 'other\n'], '{}', /translations other: it cannot be read/],
    ['no JSON', ['x', 'x'], '{', /a\.json: it cannot be read/],
    ['a list', ['x', 'x'], '[1]', /a\.json: it must hold English texts/],
    [
      'a value that was lost',
      ['x', 'x'],
      '{"Lab {lab}": "Låb"}',
      /"Lab \{lab\}": its translation must .*\(\{lab\}\)/,
    ],
    ['no text', ['x', 'x'], '{"Lab": 7}', /"Lab": its translation must be a text/],
  ] as const)
    it(`is refused with ${title}`, () =>
      inFolder(async (folder) => {
        writeCourse(folder, COURSE.replace(change[0], change[1]), ROSTER);
        mkdirSync(join(folder, 'texts'));
        writeFileSync(join(folder, 'texts/a.json'), texts);
        const { status, stderr } = await workshop(folder);
        assert.equal(status, 2);
        assert.match(stderr, message);
      }));
});
