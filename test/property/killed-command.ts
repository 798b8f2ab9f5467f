/**
 * Loaded before a command (`node --import`): kills its process before a step of its disk. KILLED_AT is the number of that
 * step; without one it lives, and writes how many steps there were to the file KILLED_STEPS.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const STEPS = [
  'appendFileSync',
  'closeSync',
  'copyFileSync',
  'cpSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'symlinkSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
];

type Call = (...args: unknown[]) => unknown;
const table = fs as unknown as Record<string, Call>;
const { KILLED_AT: at, KILLED_STEPS: file } = process.env;
const { writeFileSync } = fs;
let steps = 0;

for (const name of STEPS) {
  const original = table[name]!;
  table[name] = Object.assign((...args: unknown[]) => {
    if (String(steps) === at) {
      // A file that is just written is half there.
      if (name === 'writeFileSync') original(args[0], String(args[1]).slice(0, 100), ...args.slice(2));
      process.kill(process.pid, 'SIGKILL');
    }
    steps += 1;
    return original.apply(fs, args);
  }, original);
}
syncBuiltinESMExports();
if (file) process.on('exit', () => writeFileSync(file, String(steps)));
