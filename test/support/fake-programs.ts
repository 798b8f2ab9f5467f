import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pythonLines } from '../../src/choices/catalog.ts';
import { contextOf } from '../../src/plan/context.ts';
import { answersWith } from './answers.ts';

/** What the fakes do; each as the real program would when that happens. */
export interface Behaviour {
  /** The version of every Python that is found; the chosen line's by default. */
  readonly python?: string;
  /** Shell lines that stand for `uv pip install`. */
  readonly install?: string;
  /** Shell lines that stand for `python manage.py …`. */
  readonly manage?: string;
  /** JavaScript of the server before it listens: it may set `stop`, what SIGTERM does, and `delay`, in milliseconds. */
  readonly server?: string;
}

const DEFAULTS = answersWith();
/** The program that the start command of the default answers begins with. */
const SERVER = contextOf(DEFAULTS).startCommand[0] ?? '';

/** Answers 200 on PORT, logs to standard output, and ends with status 0 at SIGTERM. */
function serverSource(before: string): string {
  return `require('node:fs').appendFileSync(process.env.PIDS, process.pid + '\\n');
let delay = 0;
let stop = () => process.exit(0);
process.on('SIGTERM', () => stop());
${before}
const server = require('node:http').createServer((request, response) => {
  console.log("the server's log");
  response.end();
});
setTimeout(() => server.listen(process.env.PORT, '127.0.0.1'), delay);
`;
}

/**
 * Puts programs into a folder that do what `--run` asks for within milliseconds: its steps and what ends them can be
 * tested without an index, whatever Pythons the machine has. Real servers are started by the end-to-end tests.
 *
 * @returns the environment in which they are found; the file PIDS in it lists the processes that were started
 */
export function fakePrograms(folder: string, behaviour: Behaviour): NodeJS.ProcessEnv {
  const write = (name: string, text: string): void =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  mkdirSync(join(folder, 'venv'), { recursive: true });
  for (const name of ['', '3', ...pythonLines.map((line) => line.id), '3.11'])
    write(`python${name}`, `echo ${behaviour.python ?? `${DEFAULTS.python}.0`}`);
  writeFileSync(join(folder, 'server.cjs'), serverSource(behaviour.server ?? ''));
  write('venv/python', `[ "$1" = --version ] && exit 0\n${behaviour.manage ?? 'exit 0'}`);
  write(`venv/${SERVER}`, `exec "${process.execPath}" "${folder}/server.cjs"`);
  write(
    'uv',
    `case "$1 $2" in
"venv "*) for venv; do :; done; mkdir -p "$venv"; cp -r "${folder}/venv" "$venv/bin" ;;
"pip install") echo $$ >> "$PIDS"
${behaviour.install ?? 'exit 0'} ;;
--version*) echo "uv 0.0" ;;
*) exit 1 ;;
esac`,
  );
  return {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    PYENV_ROOT: join(folder, 'pyenv'),
    PIDS: join(folder, 'pids'),
    PORT: '',
    NO_COLOR: '1',
  };
}
