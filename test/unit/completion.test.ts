/** `django-cloud completion`: each script has every command and flag, and the values that are known. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { AXES } from '../../src/choices/axes.ts';
import { OPTIONS } from '../../src/choices/chosen.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { vocabulary } from '../../src/commands/completion.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { flagsOf } from '../../src/completion/vocabulary.ts';
import { djangoCloud, inFolder } from '../support/command.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

const script = (shell: string, ...argv: readonly string[]) =>
  inFolder((folder) => djangoCloud(folder, 'completion', shell, ...argv));

describe('the vocabulary of completion', () => {
  it('has every command with all of its flags', async () => {
    const { commands } = await vocabulary(COMMANDS);
    assert.deepEqual(
      commands.map(({ name }) => name),
      [...COMMANDS.map(({ name }) => name), ''],
    );
    for (const { name, load } of COMMANDS) {
      const known = commands.find((one) => one.name === name)!.flags.map((flag) => flag.name);
      for (const flag of (await load()).flags) assert.ok(known.includes(flag.name), `${name} --${flag.name}`);
    }
  });

  it('has the values of each answer and of each option that has choices', async () => {
    const flags = new Map(flagsOf(await vocabulary(COMMANDS)).map((flag) => [flag.name, flag]));
    for (const { flag, choices, many } of AXES)
      assert.deepEqual(flags.get(flag)?.values, [...choices.map(({ id }) => id), ...(many ? ['none'] : [])]);
    for (const { flag, option } of OPTIONS) assert.deepEqual(flags.get(flag)?.values, option.choices, flag);
    for (const { name } of FLAGS) assert.ok(flags.has(name), name);
  });
});

for (const shell of SHELLS)
  describe(`the script for ${shell}`, () => {
    it('names every command and every flag, and says where it goes', async () => {
      const { status, stdout } = await script(shell);
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`^# Completion of django-cloud for ${shell}\\. In ~/`, 'm'));
      for (const { name } of COMMANDS) assert.match(stdout, new RegExp(`\\b${name}\\b`));
      const dashes = shell === 'fish' ? '-l ' : '--';
      for (const { name } of flagsOf(await vocabulary(COMMANDS)))
        assert.ok(stdout.includes(`${dashes}${name}`), name);
    });

    it('is the same whenever it is printed, and Spanish where it speaks to people', async () => {
      const first = await script(shell);
      assert.deepEqual(await script(shell), first);
      const spanish = await script(shell, '--lang', 'es');
      assert.equal(spanish.stdout === first.stdout, shell === 'bash');
    });
  });

describe('the script for bash', () => {
  it('is one that bash can read', async () => {
    execFileSync('bash', ['-n'], { input: (await script('bash')).stdout });
  });
});

describe('django-cloud completion', () => {
  for (const [argv, says] of [
    [[], /^completion: missing argument: SHELL\. Choose one of: bash, zsh, fish\.\n$/],
    [['zshh'], /^completion zshh: unknown shell\. Did you mean "zsh"\? Choose one of/],
    [['toString'], /^completion toString: unknown shell\./],
    [['bash', 'zsh'], /^completion zsh: unexpected argument\./],
  ] as const)
    it(`refuses ${argv.join(' ') || 'no word'}`, () =>
      inFolder(async (folder) => {
        const { status, stdout, stderr } = await djangoCloud(folder, 'completion', ...argv);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, says);
      }));
});
