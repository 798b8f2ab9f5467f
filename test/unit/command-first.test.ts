/** Each flag that commands share means the same before a command and after it. */
import { strict as assert } from 'node:assert';
import { withCommandFirst } from '../../src/cli/command-first.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { FLAGS, HELP_FLAG } from '../../src/commands/flags.ts';
import type { Flag, ParsedFlags } from '../../src/flags/flag.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { pluginsAsked } from '../../src/plugins/asked.ts';

/** How a flag may be written. */
function spellings({
  name,
  short,
  aliases = [],
  takes,
  values,
  negated,
}: Flag): readonly (readonly string[])[] {
  const value = values?.[0] ?? 'server';
  const names = [name, ...aliases].map((one) => `--${one}`);
  const refused = takes === 'none' || negated !== undefined ? [[`--no-${name}`]] : [];
  const shorts = short ? [[`-${short}`]] : [];
  if (takes === 'none') return [...names.map((one) => [one]), ...shorts, ...refused];
  return [...names.flatMap((one) => [[one, value], [`${one}=${value}`]]), ...refused];
}

const parsed = ({ positionals, switches, values }: ParsedFlags) => [positionals, [...switches], [...values]];

describe('flags before a command', () => {
  for (const command of COMMANDS)
    it(`${command.name}: mean what they mean after it`, async () => {
      const known = [...(await command.load()).flags, HELP_FLAG];
      const shared = FLAGS.filter(({ name }) => known.some((one) => one.name === name));
      assert.ok(shared.length > 1);
      for (const words of shared.flatMap(spellings)) {
        const line = words.join(' ');
        const [first, ...rest] = withCommandFirst([...words, command.name, 'word']);
        assert.equal(first, command.name, line);
        const after = withCommandFirst([command.name, 'word', ...words]);
        assert.deepEqual(parsed(parseFlags(rest, known)), parsed(parseFlags(after.slice(1), known)), line);
      }
    });

  it('are no command where their value is called like one, or where they are about none', () => {
    for (const words of [
      ['--project', 'server'],
      ['--project=server', 'shop'],
      ['--defaults', 'shop', 'server'],
      ['--version', 'server'],
      ['--list', 'undo'],
      ['--no-such', 'server'],
      ['--', 'server'],
      ['-', 'server'],
    ])
      assert.deepEqual(withCommandFirst(words), words);
  });

  it('ask for help as after it', () => {
    for (const words of [
      ['--lang', 'es', '--help', 'server'],
      ['--lang=es', 'help', 'server'],
      ['--lang', 'es', 'server', '-h'],
      ['help', 'server', '--lang', 'es'],
    ]) {
      const [first, ...rest] = withCommandFirst(words);
      const flags = parseFlags(rest, FLAGS);
      assert.deepEqual(
        [first, flags.switches.has('help'), flags.values.get('lang')],
        ['server', true, ['es']],
      );
    }
  });

  it('load no plug-in for a command that needs none', () => {
    const plugin = ['--plugin', './mine'];
    for (const before of [[], ['--lang', 'es'], ['--lang=es', '--json'], plugin]) {
      assert.equal(pluginsAsked([...before, 'undo', ...plugin], '/'), undefined);
      assert.deepEqual(pluginsAsked([...before, 'update', '--plugin=./other'], '/')?.typed.at(-1), './other');
    }
    assert.deepEqual(pluginsAsked(['--project', 'undo', ...plugin], '/')?.typed, ['./mine']);
  });
});
