/** `ibmcloud` for tests: FAKE_CLOUD names the file with the cloud, FAKE_FAIL a command that fails before it does anything. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { REGIONS } from '../../src/platforms/codeengine/rules.ts';
import { type Cloud, EMPTY, perform } from './codeengine-cloud.ts';
import { COMMANDS, REPEATABLE } from './codeengine-commands.ts';
import { must } from './codeengine-values.ts';

const file = process.env.FAKE_CLOUD ?? '';
const argv = process.argv.slice(2);

/** The command's name in full, and the words after it. */
function commandOf(words: readonly string[]): readonly [string, readonly string[]] {
  const [kind = '', ...rest] = words;
  const full = [kind === 'app' ? 'application' : kind, ...rest];
  for (const length of [3, 2]) {
    const name = full.slice(0, length).join(' ');
    if (COMMANDS[name]) return [name, full.slice(length)];
  }
  throw new Error(`ce ${words.slice(0, 3).join(' ')}: there is no such command`);
}

function flagsOf(name: string, words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const { values, switches } = COMMANDS[name]!;
  const flags = new Map<string, string[]>();
  for (let index = 0; index < words.length; index++) {
    const flag = words[index]?.replace(/^--/, '') ?? '';
    must(words[index]?.startsWith('--'), `${name}: the word ${words[index]} belongs to no flag`);
    must(values.includes(flag) || switches.includes(flag), `${name}: there is no flag --${flag}`);
    must(!flags.has(flag) || REPEATABLE.has(flag), `${name}: --${flag} twice`);
    if (switches.includes(flag)) flags.set(flag, []);
    else {
      index += 1;
      const value = words[index];
      must(value !== undefined && !value.startsWith('--'), `${name}: --${flag} has no value`);
      flags.set(flag, [...(flags.get(flag) ?? []), value]);
    }
  }
  must(!(flags.has('wait') && flags.has('no-wait')), `${name}: --wait and --no-wait`);
  return flags;
}

function main(): string {
  if (argv[0] === 'target') {
    must(process.env.FAKE_LOGGED_OUT === undefined, 'not logged in');
    const [, r, region = '', g = '-g', group = 'default', ...more] = argv;
    must(r === '-r' && g === '-g' && group && more.length === 0, `target ${argv.join(' ')}`);
    must((REGIONS as readonly string[]).includes(region), `region ${region}`);
    return 'OK';
  }
  must(argv[0] === 'ce', `${argv[0]}: there is no such command`);
  const [name, words] = commandOf(argv.slice(1));
  const flags = flagsOf(name, words);
  const cloud = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cloud) : structuredClone(EMPTY);
  const what = `${name} ${flags.get('name')?.[0] ?? flags.get('domain-name')?.[0] ?? ''}`;
  must(!process.env.FAKE_FAIL || !what.startsWith(process.env.FAKE_FAIL), 'the service failed');
  const at = name.lastIndexOf(' ');
  try {
    return perform(cloud, name.slice(0, at), name.slice(at + 1), flags);
  } finally {
    writeFileSync(file, JSON.stringify(cloud));
  }
}

appendFileSync(`${file}.log`, `${JSON.stringify(argv)}\n`);
try {
  console.log(main());
} catch (error) {
  console.error(`FAILED ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
