/** What projects of others require is read as it is: nothing is left out, guessed, or made a name of the public index. */
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Dependencies, dependenciesOf, type Required } from '../../src/adopt/dependencies.ts';
import { ownEdits } from '../../src/adopt/edits.ts';
import { inFolder } from '../support/command.ts';
import { REQUIREMENT_SHAPES, type RequirementShape } from '../support/requirement-shapes.ts';

const text = ({ name, specifier, extras, marker, url }: Required): string => {
  const extra = extras.length > 0 ? `[${extras.join(',')}]` : '';
  return `${name}${extra}${specifier}${url ? ` @ ${url}` : ''}${marker ? ` ; ${marker}` : ''}`;
};

const reading = (
  files: RequirementShape['files'],
  use: (found: () => Dependencies, folder: string) => void,
) =>
  inFolder(async (folder) => {
    for (const [path, contents] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), contents);
    }
    use(() => dependenciesOf(folder), folder);
  });

describe('requirements of other projects', () => {
  for (const { title, files, file, required, lines, refuses } of REQUIREMENT_SHAPES)
    it(`${title}: ${refuses ? 'refused, with its line' : 'read as they are'}`, () =>
      reading(files, (found) => {
        if (refuses) return assert.throws(found, refuses);
        const read = found();
        if (file) assert.equal(read.file, file);
        if (required) assert.deepEqual(read.required.map(text), required);
        if (lines) assert.deepEqual(read.lines, lines);
      }));

  for (const [constraint, pep440] of [
    ['*', ''],
    ['==5.2.*', '==5.2.*'],
    ['== 5.2.1', '==5.2.1'],
    ['5.2.1', '==5.2.1'],
    ['5.2.*', '==5.2.*'],
    ['^5.2', '<6,>=5.2'],
    ['^0.5.1', '<0.6,>=0.5.1'],
    ['~5.2.1', '<5.3,>=5.2.1'],
    ['~=5.2.1', '~=5.2.1'],
    ['>=5.2,<6', '<6,>=5.2'],
    ['>= 5.2, != 5.2.1', '!=5.2.1,>=5.2'],
    ['>5.2', '>5.2'],
    ['<=5.2.9', '<=5.2.9'],
  ] as const)
    for (const tool of ['Poetry', 'Pipenv'])
      it(`the constraint ${constraint} of ${tool} is ${pep440 || 'none'}`, () =>
        reading(
          tool === 'Poetry'
            ? {
                'pyproject.toml': `[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\ndjango = "${constraint}"\n`,
              }
            : { Pipfile: `[packages]\ndjango = "${constraint}"\n` },
          (found) => assert.deepEqual(found().required.map(text), [`django${pep440}`]),
        ));

  it('a constraint that is one range or another is refused, with its line', () =>
    reading(
      {
        'pyproject.toml': '[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\ndjango = "^5.2 || ^6.0"\n',
      },
      (found) => assert.throws(found, /pyproject\.toml:4: \^5\.2 \|\| \^6\.0 is one range or another/),
    ));

  it('a file in UTF-16 stays in it', () =>
    reading({}, (found, folder) => {
      const before = '\uFEFFDjango==5.2.1\r\nsix==1.17.0\r\n';
      writeFileSync(join(folder, 'requirements.txt'), before, 'utf16le');
      assert.deepEqual(found().required.map(text), ['django==5.2.1', 'six==1.17.0']);
      const { after } = ownEdits(folder, found(), 'shop_cloud/requirements.txt');
      const edited = after.find(({ path }) => path === 'requirements.txt');
      assert.equal(edited?.encoding, 'utf16le');
      assert.equal(edited?.contents, `${before}-r shop_cloud/requirements.txt\r\n`);
    }));

  it('a file with hashes gets no line without one', () =>
    reading(REQUIREMENT_SHAPES.find(({ title }) => title === 'hashes')!.files, (found, folder) => {
      assert.equal(found().hashed, true);
      const { after } = ownEdits(folder, found(), 'shop_cloud/requirements.txt');
      assert.match(after[0]!.contents, /\n-r shop_cloud\/requirements\.txt\n$/);
      assert.doesNotMatch(after[0]!.contents, /^django$/m);
    }));

  it('another requirements file keeps its lines', () =>
    reading(REQUIREMENT_SHAPES.find(({ title }) => /documentation/.test(title))!.files, (found, folder) => {
      const { after } = ownEdits(folder, found(), 'shop_cloud/requirements.txt');
      assert.match(after[0]!.contents, /^sphinx\ndjango~=5\.2\.0\npsycopg\[binary\]>=3\n-r /);
    }));
});
