/**
 * A third language is one file: a copy of the sources gets a PO file in which every text stands in brackets, and speaks it from
 * then on. What has no brackets would be English in every language.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { po } from 'gettext-parser';
import { NAMES } from '../../scripts/languages/names.ts';
import { updated } from '../../scripts/languages/placed.ts';

const ROOT = join(import.meta.dirname, '../..');
const LANGUAGE = 'qps';

/** The PO file that `npm run messages -- qps "pseudo"` begins, with every text for people translated. */
function pseudo(): Buffer {
  const path = `src/languages/${LANGUAGE}.po`;
  const file = po.parse(updated({ language: LANGUAGE, name: 'pseudo' }).get(path) ?? '');
  for (const entry of Object.values(file.translations['']!)) {
    assert.deepEqual(entry.msgid === '' || entry.msgstr, entry.msgid === '' || ['']);
    if (entry.msgid !== '') entry.msgstr = [`⟦${entry.msgid}⟧`];
  }
  return po.compile(file);
}

describe('a third language', function () {
  this.timeout(60_000);
  let folder: string;

  /** What the copy says. */
  const said = (cwd: string, ...words: readonly string[]): string =>
    execFileSync(process.execPath, [join(folder, 'src/django-cloud.ts'), ...words], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, COLUMNS: '100', XDG_STATE_HOME: join(folder, 'state') },
    });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'language-'));
    const isSource = (path: string): boolean => !path.startsWith(join(ROOT, 'src/generated'));
    for (const name of ['src', 'scripts', 'package.json'])
      cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter: isSource });
    for (const name of ['examples', 'generators', 'locks', 'node_modules', 'templates'])
      symlinkSync(join(ROOT, name), join(folder, name));
    writeFileSync(join(folder, `src/languages/${LANGUAGE}.po`), pseudo());
    execFileSync(process.execPath, [join(folder, 'scripts/generate.ts')]);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is offered', () => {
    assert.match(said(folder, '--help'), /--lang +en\|es\|qps\b/);
    assert.throws(() => said(folder, '--lang', 'xx'), /Choose one of: en, es, qps\./);
  });

  it('is what help and lists are in', () => {
    const help = said(folder, '--help', '--lang', LANGUAGE);
    const flags = help.split(/\n(?= {2}(?:-\w, )?--)/).slice(1);
    assert.ok(flags.length > 30);
    for (const flag of flags) assert.match(flag, /⟦/);
    const list = JSON.parse(said(folder, '--list', '--json', '--lang', LANGUAGE));
    for (const { help: text, choices } of list.axes)
      for (const one of [text, ...choices.map((choice: { help: string }) => choice.help)])
        assert.match(one, /^⟦.*⟧$/);
  });

  it('is what mistakes are told in', () =>
    assert.throws(() => said(folder, '--server', 'gunicron', '--lang', LANGUAGE), /\n⟦--server gunicron: /));

  it('is what a project is in, and stays in', () => {
    said(folder, 'shop', '--defaults', '--lang', LANGUAGE);
    const read = (path: string): string => readFileSync(join(folder, 'shop', path), 'utf8');
    assert.match(read('.yo-rc.json'), /"language": "qps"/);
    const prose = read('README.md').replaceAll(/```[\s\S]*?```/g, '');
    const english = prose
      .split(/\n{2,}|\n(?=[-|#])/)
      .filter((paragraph) => /\p{L}{3}/u.test(paragraph.replaceAll(/`[^`]*`|\[[^\]]*\]\([^)]*\)/g, '')))
      // Its heading is the project's name.
      .filter((paragraph) => paragraph !== '# Shop')
      .filter((paragraph) => !/⟦|⟧/.test(paragraph) && ![...NAMES].some((name) => paragraph.includes(name)));
    assert.deepEqual(english, []);
    said(join(folder, 'shop'), 'server', 'uvicorn');
    assert.match(read('README.md'), /⟦/);
  });
});
