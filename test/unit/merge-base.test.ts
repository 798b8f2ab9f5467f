import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { writeProject } from '../../src/commands/destination.ts';
import { version } from '../../src/generated/version.ts';
import { gitObject } from '../../src/git/object.ts';
import { applyMerge } from '../../src/merge/apply.ts';
import { rememberedBase } from '../../src/merge/base.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import {
  decodeRendered,
  RENDERED_FILE,
  renderedFile,
  renderedInGit,
  sameRendering,
  withRecord,
} from '../../src/merge/rendered-file.ts';
import { ANSWERS_FILE, answersFile, plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder } from '../support/command.ts';

const GUNICORN = answersWith({ server: 'gunicorn' });
const UVICORN = answersWith({ server: 'uvicorn' });

/** The paths and contents of files, whatever made them. */
const contents = (files: readonly { readonly path: string; readonly contents: string }[]) =>
  Object.fromEntries(files.map((file) => [file.path, file.contents]));

/** Another compression of the same record, and any other value as a record. */
function recordOf(value: unknown): string {
  return `# header\n${gzipSync(JSON.stringify(value), { level: 1 }).toString('base64')}\n`;
}

const inRendered = (use: (folder: string, path: string) => unknown): Promise<void> =>
  inFolder(async (parent) => {
    const folder = join(parent, 'shop');
    writeProject(folder, withRecord(GUNICORN));
    await use(folder, join(folder, RENDERED_FILE));
  });

describe('the record of what was rendered', () => {
  it('is small, text, and the same for the same answers', () => {
    const { contents: text } = renderedFile(plan(GUNICORN), GUNICORN);
    assert.equal(text, renderedFile(plan(GUNICORN), GUNICORN).contents);
    assert.match(text, /^# .*\n([A-Za-z0-9+/=]{1,110}\n)+$/);
    // Sign-in limits, what pages may do and the ways of malloc are nine files more than when it was 70 kB.
    assert.ok(text.length < 78_000, `${text.length} bytes`);
    console.log(`      ${text.length} bytes for ${plan(GUNICORN).length} files`);
  });

  it('gives back every file, whatever checkout did to its line endings', () => {
    const { contents: text } = renderedFile(plan(GUNICORN), GUNICORN);
    for (const found of [decodeRendered(text), decodeRendered(text.replaceAll('\n', '\r\n'))]) {
      assert.deepEqual([found?.version, found?.answers], [version, GUNICORN]);
      assert.deepEqual(contents(found?.files ?? []), contents(plan(GUNICORN)));
    }
  });

  it('is not believed when it is damaged, or names a path outside the project', () => {
    const { contents: text } = renderedFile(plan(GUNICORN), GUNICORN);
    const middle = text.indexOf('\n', 2000);
    assert.equal(decodeRendered(''), undefined);
    assert.equal(decodeRendered(text.slice(0, middle)), undefined);
    assert.equal(decodeRendered(`${text.slice(0, middle)}\n<<<<<<< HEAD${text.slice(middle)}`), undefined);
    const file = { path: 'a', contents: '', executable: false };
    const record = { version: '1', answers: {}, files: [file] };
    assert.ok(decodeRendered(recordOf(record)));
    for (const path of ['../a', '/a', 'a/../../b', '.git/hooks/x', 'a/.GIT/x', 'a\\b', '', 7])
      assert.equal(decodeRendered(recordOf({ ...record, files: [{ ...file, path }] })), undefined);
    assert.equal(decodeRendered(recordOf({ ...record, files: [{ path: 'a' }] })), undefined);
    assert.equal(decodeRendered(recordOf([])), undefined);
  });

  it('is not written again when only its compression differs', () =>
    inRendered((folder, path) => {
      const other = recordOf(decodeRendered(readFileSync(path, 'utf8')));
      assert.ok(sameRendering(other, readFileSync(path, 'utf8')));
      writeFileSync(path, other);
      const merge = mergeProject({ folder, base: plan(GUNICORN), theirs: withRecord(GUNICORN) });
      assert.deepEqual(
        merge.entries.map((entry) => [entry.path, entry.action]),
        [[RENDERED_FILE, 'keep']],
      );
    }));
});

describe('the base of a merge', () => {
  it('is the record, of whatever version', () =>
    inRendered((folder, path) => {
      assert.equal(rememberedBase(folder).from, 'record');
      const old = { ...decodeRendered(readFileSync(path, 'utf8')), version: '0.0.1' };
      writeFileSync(path, recordOf(old));
      writeFileSync(join(folder, ANSWERS_FILE), answersFile(GUNICORN).replace(version, '0.0.1'));
      const base = rememberedBase(folder);
      assert.deepEqual([base.from, base.version, base.answers], ['record', '0.0.1', GUNICORN]);
      assert.deepEqual(contents(base.files), contents(plan(GUNICORN)));
    }));

  it('is the record too when only the stored answers were edited by hand', () =>
    inRendered(async (folder) => {
      writeFileSync(join(folder, ANSWERS_FILE), answersFile(UVICORN));
      const base = rememberedBase(folder);
      assert.deepEqual([base.from, base.answers], ['record', GUNICORN]);
      await applyMerge(mergeProject({ folder, base: base.files, theirs: withRecord(UVICORN) }));
      for (const file of withRecord(UVICORN))
        assert.equal(readFileSync(join(folder, file.path), 'utf8'), file.contents);
    }));

  it('is what the stored answers render when the record is of another branch, or lost', () =>
    inRendered((folder, path) => {
      writeFileSync(path, renderedFile(plan(UVICORN), UVICORN).contents);
      assert.deepEqual([rememberedBase(folder).from, rememberedBase(folder).answers], ['answers', GUNICORN]);
      rmSync(path);
      assert.deepEqual(rememberedBase(folder).answers, GUNICORN);
    }));

  it('is read from the objects of the repository where the record names them, and is unknown where one is gone', () =>
    inRendered((folder, path) => {
      const git = (...words: readonly string[]): string =>
        execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...words], {
          encoding: 'utf8',
        });
      const named = renderedFile(plan(GUNICORN), GUNICORN, ({ path, contents }) =>
        path !== ANSWERS_FILE && contents.length > 0
          ? { blob: gitObject('blob', Buffer.from(contents)).id }
          : undefined,
      );
      // As another version wrote it: what its answers render cannot be known otherwise.
      const old = JSON.parse(
        gunzipSync(Buffer.from(named.contents.split('\n').slice(1).join(''), 'base64')).toString(),
      );
      writeFileSync(path, recordOf({ ...old, version: '0.0.1' }));
      writeFileSync(join(folder, ANSWERS_FILE), answersFile(GUNICORN).replace(version, '0.0.1'));
      assert.throws(() => rememberedBase(folder), /it is missing or damaged/);
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'as rendered');
      // The answers of this version are no object there: only what is as it was rendered is.
      const base = rememberedBase(folder);
      assert.deepEqual([base.from, base.version, base.answers], ['record', '0.0.1', GUNICORN]);
      assert.deepEqual(contents(base.files), contents(plan(GUNICORN)));
      const lost = git('rev-parse', 'HEAD:manage.py').trim();
      rmSync(join(folder, '.git/objects', lost.slice(0, 2), lost.slice(2)));
      assert.throws(() => rememberedBase(folder), /it is missing or damaged/);
    }));

  it('is plain text where nearly all of it is in the repository, whatever an editor did to ends of lines', () => {
    const ids = new Map(
      plan(GUNICORN).map(({ contents }) => [gitObject('blob', Buffer.from(contents)).id, contents]),
    );
    const read = (wanted: readonly string[]) => new Map(wanted.map((id) => [id, ids.get(id) ?? '']));
    const record = renderedInGit(plan(GUNICORN), GUNICORN, ({ path, contents }) => {
      const blob = gitObject('blob', Buffer.from(contents)).id;
      if (path === ANSWERS_FILE) return undefined;
      if (path !== 'manage.py') return { blob };
      return {
        blob,
        instead: [
          [0, 2, '##'],
          [5, 5, '!'],
          [5, 7, ''],
        ],
      } as const;
    }).contents;
    const manage = plan(GUNICORN).find(({ path }) => path === 'manage.py')?.contents ?? '';
    const wanted = {
      ...contents(plan(GUNICORN)),
      'manage.py': `##${manage.slice(2, 5)}!${manage.slice(7)}`,
    };
    for (const text of [record, record.replaceAll('\n', '\r\n')]) {
      assert.deepEqual(contents(decodeRendered(text, read)?.files ?? []), wanted);
      assert.ok(sameRendering(text, record));
    }
    assert.ok(!sameRendering(record, renderedFile(plan(GUNICORN), GUNICORN).contents));
    assert.ok(!sameRendering(record, record.replace('##', '#')));
    for (const [from, to] of [
      ['[5,5,"!"]', '[1,5,"!"]'],
      ['[5,5,"!"]', '[5,4,"!"]'],
      ['[5,5,"!"]', 'null'],
      ['"path":"manage.py"', '"path":"../manage.py"'],
      ['"executable":true', '"executable":1'],
      ['"files":[', '"files":{"a":['],
    ] as const) {
      assert.ok(record.includes(from), from);
      assert.equal(decodeRendered(record.replace(from, to), read), undefined, to);
    }
  });

  it('is unknown when the record is lost and another version rendered the project', () =>
    inRendered((folder, path) => {
      writeFileSync(path, 'damaged');
      writeFileSync(join(folder, ANSWERS_FILE), answersFile(GUNICORN).replace(version, '0.0.1'));
      assert.throws(() => rememberedBase(folder), {
        name: 'UserError',
        message: `.django-cloud.lock: it is missing or damaged, and generator-django-cloud ${version} cannot know what 0.0.1 rendered. Restore it: git log --all -- .django-cloud.lock lists the commits that have it.`,
      });
    }));
});
