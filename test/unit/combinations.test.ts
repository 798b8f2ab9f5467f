import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { contextOf } from '../../src/plan/context.ts';
import type { PlannedFile } from '../../src/plan/plan.ts';
import { plan } from '../../src/plan/plan.ts';
import { allAnswers, asideAlone, servicesAlone } from '../support/answers.ts';

const PARSERS: readonly (readonly [RegExp, (text: string) => unknown])[] = [
  [/\.ya?ml$|(^|\/)Staticfile$/, (text) => parseYaml(text)],
  [/\.json$/, (text) => JSON.parse(text)],
  [/\.toml$/, (text) => parseToml(text)],
  [/(^|\/)Dockerfile$/, parseDockerfile],
  [/\.(service|socket|timer)$/, (text) => assertUnit(text)],
  [/(^|\/)environment$/, (text) => assertLines(text, /^(#.*|[A-Z0-9_]+=[^\s'"]*|)$/)],
];

/** Each line a comment, nothing, or what the pattern allows. */
function assertLines(text: string, pattern: RegExp): void {
  for (const line of text.trimEnd().split('\n')) assert.match(line, pattern);
}

/** The syntax of systemd's units: man systemd.syntax. */
function assertUnit(text: string): void {
  assertLines(text, /^(#.*|\[[A-Z]\w+\]|[A-Z]\w+=.*|)$/);
  assert.match(text, /^\[Unit\]$/m);
}

/** Instructions that the rendered Dockerfile may have; CMD must be in exec form. */
function parseDockerfile(text: string): void {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n');
  for (const line of lines.filter((one) => one !== '')) {
    assert.match(line, /^(ARG|FROM|RUN|ENV|WORKDIR|COPY|USER|EXPOSE|CMD) \S/);
    if (line.startsWith('CMD')) assert.ok(Array.isArray(JSON.parse(line.slice(4))), line);
  }
}

/** What each file is; a file that no rule names must be listed here as plain text. Shell and Terraform have tests of their own. */
const PLAIN =
  /(^|\/)(\.env\.example|\.(git|cf|docker|ce)ignore|\.buildenv|\.gitattributes|\.editorconfig|\.python-version|Procfile|LICENSE|\.gitkeep|requirements(-dev)?\.txt|__init__\.py)$|\.(html|css|js|svg|md|ini|conf|txt|py|sh|tf|tfvars\.example)$/;

/** line-length of the rendered pyproject.toml. */
const PYTHON_WIDTH = 100;

function check(file: PlannedFile): void {
  const where = `${file.path} (${file.origin})`;
  assert.ok(!/<%|[-_]%>/.test(file.contents), `${where} has a leftover tag`);
  assert.ok(!/\bundefined\b|\[object Object\]/.test(file.contents), `${where} has a value that is missing`);
  assert.ok(!file.contents.includes('\r'), `${where} has a carriage return`);
  assert.ok(!/[ \t]\n/.test(file.contents), `${where} has trailing blanks`);
  assert.ok(!/\n\n\n\n/.test(file.contents), `${where} has a hole of blank lines`);
  if (file.contents !== '') assert.match(file.contents, /[^\n]\n$/, `${where} must end with one newline`);
  if (file.path.endsWith('.py'))
    for (const line of file.contents.split('\n'))
      assert.ok(
        [...line.replace(/ {2}# noqa.*/, '')].length <= PYTHON_WIDTH,
        `${where} has a line that ruff refuses: ${line}`,
      );
  const parser = PARSERS.find(([pattern]) => pattern.test(file.path));
  if (parser) assert.doesNotThrow(() => parser[1](file.contents), where);
  else assert.match(file.path, PLAIN, `${where} is of a kind that no test parses`);
}

describe('combinations', () => {
  const all = [...allAnswers(), ...servicesAlone(), ...asideAlone()];
  /** Each different Python or shell text once: thousands of files share a few hundred texts. */
  const sources = new Map<string, string>();
  let files = 0;

  it('render, and every file is what it says it is', function () {
    this.timeout(120_000);
    const seen = new Set<string>();
    for (const answers of all) {
      const planned = plan(answers);
      files += planned.length;
      for (const file of planned) {
        const key = `${file.path}\0${file.contents}`;
        if (seen.has(key)) continue;
        seen.add(key);
        check(file);
        if (/\.(py|sh)$/.test(file.path)) sources.set(file.contents, file.path);
      }
    }
    console.log(`      ${all.length} combinations, ${files} files, ${seen.size} of them different`);
    assert.ok(all.length >= 40);
  });

  it('render the same bytes on a second run', function () {
    this.timeout(120_000);
    for (const answers of all) assert.deepEqual(plan({ ...answers }), plan(answers));
  });

  it('have Python and shell that compile', function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'sources-'));
    try {
      [...sources].forEach(([text, path], index) => {
        const target = join(folder, String(index), path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, text);
        // Only some scripts are bash's, and say so: the others must be any shell's.
        const shell = /^#.*\bbash\b/m.test(text) ? 'bash' : 'sh';
        if (path.endsWith('.sh')) execFileSync(shell, ['-n', target]);
      });
      execFileSync('python3', ['-W', 'error', '-m', 'compileall', '-q', folder]);
    } finally {
      rmSync(folder, { recursive: true });
    }
    console.log(`      ${sources.size} different sources`);
  });

  it('have in their README no link to a file that is not there', () => {
    for (const answers of all) {
      const files = new Map(plan(answers).map(({ path, contents }) => [path, contents]));
      for (const [, target = ''] of (files.get('README.md') ?? '').matchAll(/\]\(([^):#]+)\)/g))
        assert.ok(files.has(target), `${answers.platforms}: ${target}`);
    }
  });

  it('say what each variable means in a line that fits into env.py', () => {
    for (const { variables } of all.map(contextOf))
      for (const { name, help } of variables)
        assert.ok(help.length <= 88, `${name}: ${help.length} characters`);
  });

  it('have 50 files or more', () => {
    for (const answers of all)
      assert.ok(plan(answers).length >= 50, `${answers.server}: ${plan(answers).length}`);
  });
});
