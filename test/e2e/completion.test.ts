/** What bash, zsh and fish complete, each by the script that the built command prints for it. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from '../support/command.ts';
import { describeWith } from '../support/machine.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import { closeTerminals, Terminal } from '../support/terminal.ts';

/** What is typed before the Tab key, and what stands there afterwards. */
const CASES: readonly (readonly [typed: string, completed: string])[] = [
  ['django-cloud comp', 'django-cloud completion'],
  ['django-cloud completion fi', 'django-cloud completion fish'],
  ['django-cloud server uvi', 'django-cloud server uvicorn'],
  ['django-cloud service --rem', 'django-cloud service --remove'],
  ['django-cloud shop --database my', 'django-cloud shop --database mysql'],
  ['django-cloud shop --database=my', 'django-cloud shop --database=mysql'],
  ['django-cloud shop --service ai,red', 'django-cloud shop --service ai,redis'],
  ['django-cloud update --codeengine-region eu-e', 'django-cloud update --codeengine-region eu-es'],
  ['django-cloud shop --answers ans', 'django-cloud shop --answers answers.yml'],
];

/** A folder with the command on PATH, and a file to complete. */
const withCommand = (use: (folder: string, env: NodeJS.ProcessEnv) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const words = DJANGO_CLOUD.map((word) => `'${word}'`).join(' ');
    writeFileSync(join(bin, 'django-cloud'), `#!/bin/sh\nexec ${words} "$@"\n`);
    chmodSync(join(bin, 'django-cloud'), 0o755);
    writeFileSync(join(folder, 'answers.yml'), 'project: shop\n');
    const path = `${bin}:${process.env.PATH}`;
    await use(folder, {
      PATH: path,
      HOME: folder,
      LANG: 'C.UTF-8',
      PS1: '> ',
      BASH_SILENCE_DEPRECATION_WARNING: '1',
    });
  });

/** Types each case into a shell that reads the terminal, and presses Tab. */
async function typed(shell: readonly string[], setUp: string): Promise<void> {
  await withCommand(async (folder, env) => {
    const terminal = new Terminal(200, shell, { cwd: folder, env });
    terminal.type(`${setUp}; echo re''ady\r`);
    await terminal.sees(/^ready/m);
    for (const [text, completed] of CASES) {
      // To the line's beginning, and print it: what is drawn while it is completed differs from shell to shell.
      terminal.type(`${text}\t`, '\x01', 'echo : \r');
      const pattern = completed.replaceAll(/[.*+?^$()[\]{}|\\]/g, '\\$&');
      await terminal.sees(new RegExp(`^: ${pattern} ?\r?$`, 'm'));
    }
    terminal.type('exit\r');
    assert.equal(await terminal.end(), 0, terminal.text);
  });
}

describe('bash', () => {
  afterEach(closeTerminals);
  it('completes commands, flags, values, lists and files', () =>
    typed(['bash', '--norc', '--noprofile', '-i'], 'source <(django-cloud completion bash)'));
});

describeWith(['zsh'], 'zsh', () => {
  afterEach(closeTerminals);
  it('completes commands, flags, values, lists and files', () =>
    typed(
      ['zsh', '-f', '-i'],
      'autoload -U compinit; compinit -u -D; source <(django-cloud completion zsh)',
    ));
});

describeWith(['fish'], 'fish', () => {
  it('completes commands, flags, values, lists and files', () =>
    withCommand(async (folder, env) => {
      for (const [text, completed] of CASES) {
        const script = `django-cloud completion fish | source; complete -C "${text}"`;
        const said = execFileSync('fish', ['--no-config', '-c', script], {
          cwd: folder,
          env,
          encoding: 'utf8',
        });
        const found = said.split('\n').map((line) => line.split('\t')[0]);
        assert.ok(found.includes(completed.split(' ').at(-1)), `${text}: ${said}`);
      }
    }));
});
