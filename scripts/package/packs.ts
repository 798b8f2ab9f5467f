/**
 * Puts parts of the bundle that the same commands load into one file each: Node takes a tenth of a millisecond to find, read
 * and check a file and its compiled code, and esbuild makes a part for every set of entry points that share something: a
 * change of a project read 64 of them.
 *
 * Each part stays a function, called when somebody asks for it: what a command does not use is not even compiled.
 */
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';

const COMMAND = 'src/django-cloud.ts';

/** Modules whose parts are packed together, with what they load at once: those that are loaded first come first. */
const PACKS: Readonly<Record<string, readonly string[]>> = {
  // Every command, and what only prints: --help and --list.
  'pack-main': ['src/cli/main.ts', 'src/cli/dispatch.ts', 'src/commands/help.ts', 'src/commands/list.ts'],
  // A new project.
  'pack-render': ['src/cli/preparation.ts', 'src/commands/carry-out.ts', 'src/merge/rendered-file.ts'],
  // A change of one that is there.
  'pack-change': ['src/commands/edit-command.ts', 'src/commands/merging.ts'],
};

/** Larger parts are files of their own, in bytes: their time is that of reading them, and not all commands do. */
const LARGEST = 100_000;

type Outputs = Metafile['outputs'];

/** What is loaded with an output at once. */
function loadedWith(outputs: Outputs, path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path) || !outputs[path]) return found;
  found.add(path);
  for (const { path: imported, kind } of outputs[path].imports)
    if (kind === 'import-statement') loadedWith(outputs, imported, found);
  return found;
}

/** The output that a module begins. */
function outputOf(outputs: Outputs, module: string): string {
  const found = Object.keys(outputs).find((path) => outputs[path]!.entryPoint === module);
  if (!found) throw new Error(`${module} is no part of the bundle.`);
  return found;
}

/** The outputs of each pack. */
function packed(outputs: Outputs): ReadonlyMap<string, readonly string[]> {
  // What the command loads before Node keeps compiled code: a pack with one of these would be compiled at each start.
  const taken = new Set(loadedWith(outputs, outputOf(outputs, COMMAND)));
  return new Map(
    Object.entries(PACKS).map(([pack, modules]) => {
      const roots = modules.map((module) => outputOf(outputs, module));
      const parts = [...new Set(roots.flatMap((root) => [...loadedWith(outputs, root)]))].filter(
        (path) => path.includes('/chunks/') && outputs[path]!.bytes < LARGEST && !taken.has(path),
      );
      for (const path of parts) taken.add(path);
      return [pack, parts];
    }),
  );
}

/**
 * Loads a pack. Node keeps what V8 compiles while a file is loaded, and V8 leaves nearly every function until its first call:
 * it compiled a thousand of ours anew at each change of a project, a sixth of its processor time. Where Node keeps compiled
 * code, a pack is therefore compiled as a whole, once. Node's own modules are kept compiled under its own flags: they are
 * loaded by the pack's parts, which run later.
 */
const LOAD_WHOLE = `function loadWhole(path,require){if(!require("node:module").getCompileCacheDir?.())return require(path);const{setFlagsFromString}=require("node:v8");setFlagsFromString("--no-lazy");try{return require(path)}finally{setFlagsFromString("--lazy")}}\n`;

/** The call for a part of a pack, in parts and in files of their own. */
const CALL = /\brequire\("((?:\.\.?\/)+(?:[\w-]+\/)*)(pack-[\w-]+\.js)"\)\(("[\w-]+\.js")\)/g;

/**
 * A pack: called with the name of a part, what that exports. Its parts ask each other, and each other pack, once it is loaded,
 * without Node's `require`: that looks up the file anew at each call, and a change makes a hundred of them.
 */
function packText(pack: string, parts: ReadonlyMap<string, string>): string {
  const functions = [...parts].map(([name, code]) => {
    const direct = code.replaceAll(CALL, (_call, folder, file, part) =>
      file === `${pack}.js` ? `partOf(${part})` : `packOf("${folder}${file}",require)(${part})`,
    );
    return `${JSON.stringify(name)}:(function(module,exports,require){${direct}\n})`;
  });
  return `"use strict";const packs={},packOf=(path,require)=>packs[path]??=loadWhole(path,require),loaded={},partOf=module.exports=name=>{let part=loaded[name];if(!part){part=loaded[name]={exports:{}};parts[name](part,part.exports,require)}return part.exports},parts={${functions.join(',\n')}};\n${LOAD_WHOLE}`;
}

/**
 * The files of the bundle, with its parts packed.
 *
 * @param files code by absolute path
 * @param outputs what esbuild says of them, by path from `root`
 */
export function withPacks(
  files: ReadonlyMap<string, string>,
  outputs: Outputs,
  root: string,
): ReadonlyMap<string, string> {
  const packs = packed(outputs);
  const packOf = new Map([...packs].flatMap(([pack, parts]) => parts.map((path) => [basename(path), pack])));
  const asked = (code: string): string =>
    code.replaceAll(/\brequire\("((?:\.\.?\/)+(?:[\w-]+\/)*)([\w-]+\.js)"\)/g, (call, folder, name) => {
      const pack = packOf.get(name);
      return pack ? `require("${folder}${pack}.js")("${name}")` : call;
    });
  const code = new Map([...files].map(([path, text]) => [path, asked(text)]));
  for (const [pack, parts] of packs) {
    const paths = parts.map((path) => join(root, path));
    code.set(
      join(root, 'dist/chunks', `${pack}.js`),
      packText(pack, new Map(paths.map((path) => [basename(path), code.get(path)!]))),
    );
    for (const path of paths) code.delete(path);
  }
  const command = join(root, outputOf(outputs, COMMAND));
  const text = code.get(command)!.replace(/\brequire\(("[\w./]*\/pack-main\.js")\)/, 'loadWhole($1,require)');
  return code.set(command, text + LOAD_WHOLE);
}
