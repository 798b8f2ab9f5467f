/**
 * Writes the parts of README.md that follow from the choices and flags: each between `<!-- name -->` and
 * `<!-- /name -->`. `--check`, used by the linter, writes nothing and fails when they differ.
 *
 *     node scripts/readme.ts [--check] [FILE]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const file = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(root, 'README.md');

// The catalogue of choices is itself written: before it is read, so that a choice added a moment ago is in it.
if (!check || !existsSync(join(root, 'src/generated/choices.ts'))) await import('./generate.ts');
const catalog = await import('../src/choices/catalog.ts');
const { defaultServer } = await import('../src/choices/axes.ts');
const { FLAGS } = await import('../src/commands/flags.ts');
const { ANSWER_FLAGS, OPTION_FLAGS } = await import('../src/flags/answer-flags.ts');
const { combinations } = await import('./readme-combinations.ts');
const { choices, commands, flagTable, options } = await import('./readme-tables.ts');
const { contract } = await import('./readme-contract.ts');
const { tree } = await import('./readme-tree.ts');

/** The generated parts, by the name of their markers. */
const PARTS: Readonly<Record<string, () => string | Promise<string>>> = {
  tree,
  flags: () =>
    [
      flagTable('Answers', ANSWER_FLAGS),
      flagTable(
        'What happens',
        FLAGS.filter((flag) => ![...ANSWER_FLAGS, ...OPTION_FLAGS].includes(flag)),
      ),
    ].join('\n\n'),
  options,
  commands,
  servers: () =>
    choices('server', catalog.servers, {
      Interface: (server) =>
        `${server.interface.toUpperCase()}${server === defaultServer(server.interface) ? ', its default' : ''}`,
      'Requests in flight at SIGTERM': (server) => (server.drains ? 'finish' : '**are lost**'),
    }),
  contract,
  static: () => choices('static', catalog.staticFiles),
  platforms: () =>
    choices('platforms', catalog.platforms, {
      'Its disk': (platform) => (platform.ephemeralDisk ? 'loses what is written' : 'stays'),
    }),
  databases: () =>
    choices('database', catalog.databases, {
      'Oldest version': ({ oldest }) =>
        Object.entries(oldest)
          .map(([line, versions]) => `Django ${line}: ${versions}`)
          .join('; '),
    }),
  services: () => choices('services', catalog.services),
  django: () =>
    choices('django', catalog.djangoLines, {
      'Python from': (line) => line.oldestPython,
    }),
  python: () =>
    choices('python', catalog.pythonLines, {
      'Started by our tests': (line) => (line.tested ? 'yes' : '**no**: its projects are only rendered'),
    }),
  beginnings: () =>
    [
      choices('example', catalog.examples),
      choices('user', catalog.userModels),
      choices('tests', catalog.testRunners),
      choices('license', catalog.licences),
      choices('editors', catalog.editors),
      choices('disclosure', catalog.disclosures),
      choices('hardening', catalog.hardenings),
    ].join('\n\n'),
  combinations,
};

function placeOf(part: string): RegExp {
  return new RegExp(`(?<=^<!-- ${part} -->\n)[^]*?(?=^<!-- /${part} -->$)`, 'm');
}

/** What is wrong with the file; writes what can be mended, unless it only checks. */
async function problem(): Promise<string | undefined> {
  const text = readFileSync(file, 'utf8');
  const homeless = Object.keys(PARTS).find((part) => !placeOf(part).test(text));
  if (homeless) return `it needs the lines <!-- ${homeless} --> and <!-- /${homeless} -->.`;
  let right = text;
  for (const [part, write] of Object.entries(PARTS)) {
    const written = await write();
    right = right.replace(placeOf(part), () => `\n${written}\n\n`);
  }
  if (text === right) return undefined;
  if (check) return 'it differs from the choices and flags in src/. Run "npm run readme".';
  writeFileSync(file, right);
  return undefined;
}

const found = await problem();
if (found) {
  console.error(`${relative(process.cwd(), file)}: ${found}`);
  process.exitCode = 1;
}
