/** What every merged file must be, whatever was merged: read by Python, by a TOML parser, and by pip's rules. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { parse } from 'smol-toml';
import type { MergeEntry } from '../../../src/merge/three-way.ts';

/** A file after a merge, and what it was made of. */
export interface MergedFile {
  readonly path: string;
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
  readonly merged: string;
}

/** The files that a merge made of lines of both sides. */
export function mergedFiles(entries: readonly MergeEntry[]): readonly MergedFile[] {
  return entries.flatMap(({ path, action, base, ours, theirs, ...rest }) => {
    const result = 'result' in rest ? rest.result : undefined;
    if (action !== 'merge' || !result || ours.kind !== 'file' || !theirs) return [];
    const [was, own, now, merged] = [base, ours, theirs, result].map((one) => one?.contents.toString());
    return [{ path, base: was, ours: own!, theirs: now!, merged: merged! }];
  });
}

const PARSE = `
import ast, json, sys
for name, text in json.load(sys.stdin):
    try:
        ast.parse(text)
    except SyntaxError as error:
        print(f"{name}: {error}")
`;

/** The packages of a requirements file with their versions and hashes. */
export function pinsIn(
  text: string,
): ReadonlyMap<string, { readonly version: string; readonly hashes: readonly string[] }> {
  const pins = new Map<string, { version: string; hashes: string[] }>();
  for (const [, name, version, rest] of text.matchAll(/^([\w.-]+)==(\S+)(.*\n(?:[ \t]+--hash=.*\n)*)/gm)) {
    assert.ok(!pins.has(name!), `${name} is pinned twice`);
    pins.set(name!, {
      version: version!,
      hashes: [...rest!.matchAll(/--hash=(\S+)/g)].map(([, hash]) => hash!),
    });
  }
  return pins;
}

/** Nothing new is lost, nothing that went is back; each package has the hashes of one side's version. */
function checkRequirements({ path, base = '', ours, theirs, merged }: MergedFile): void {
  const [was, mine, now, is] = [base, ours, theirs, merged].map(pinsIn) as [
    ReturnType<typeof pinsIn>,
    ReturnType<typeof pinsIn>,
    ReturnType<typeof pinsIn>,
    ReturnType<typeof pinsIn>,
  ];
  const isHashed = mine.size === 0 || [...mine.values()].some(({ hashes }) => hashes.length > 0);
  for (const name of new Set([...was.keys(), ...mine.keys(), ...now.keys()])) {
    const [before, own, new_, after] = [was, mine, now, is].map((pins) => pins.get(name));
    const expected = own && new_ ? true : !before;
    // One that only the new rendering gave up may stay for a package of the user's.
    const mayStay = own && !new_ && ours.includes('# via');
    assert.ok(
      expected === (after !== undefined) || mayStay,
      `${path}: ${name} is ${expected ? 'lost' : 'back'}`,
    );
    if (!after) continue;
    const of = [own, new_].filter((one) => one?.version === after.version);
    assert.ok(of.length > 0, `${path}: ${name}==${after.version} is nobody's`);
    if (!isHashed) assert.deepEqual(after.hashes, [], `${path}: ${name} has hashes`);
    else if (of.length === 1)
      assert.deepEqual([...after.hashes].sort(), [...of[0]!.hashes].sort(), `${path}: ${name}`);
    else assert.ok(after.hashes.length > 0, `${path}: ${name} has no hashes`);
  }
}

/** Checks files after clean merges, all of Python's in one process. */
export function checkMergedFiles(files: readonly MergedFile[]): void {
  for (const file of files) {
    assert.doesNotMatch(file.merged, /^(<{7}|>{7}|\|{7}) /m, file.path);
    if (file.path.endsWith('.toml')) parse(file.merged);
    if (/requirements[\w-]*\.txt$/.test(file.path)) checkRequirements(file);
  }
  const python = files.filter(({ path }) => path.endsWith('.py')).map(({ path, merged }) => [path, merged]);
  const { stdout, stderr, status } = spawnSync('python3', ['-I', '-S', '-c', PARSE], {
    input: JSON.stringify(python),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.deepEqual([status, stdout, stderr], [0, '', '']);
}
