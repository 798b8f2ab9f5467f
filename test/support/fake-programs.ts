import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { contextOf } from '../../src/plan/context.ts';
import { answersWith } from './answers.ts';

/** What the fakes do; each as the real program would when that happens. */
export interface Behaviour {
  /** Shell lines that stand for `uv pip install`. */
  readonly install?: string;
  /** Shell lines that stand for `python manage.py …`. */
  readonly manage?: string;
  /** Python lines of the server before it listens. */
  readonly server?: string;
}

/** The program that the start command of the default answers begins with. */
const SERVER = contextOf(answersWith()).startCommand[0] ?? '';

/** Answers 200 on PORT, logs to standard output, and ends with status 0 at SIGTERM. */
const SERVE = `import http.server, os, signal, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *args):
        print("the server's log", flush=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
with open(os.environ["PIDS"], "a") as pids:
    pids.write(f"{os.getpid()}\\n")
`;

const LISTEN = 'http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()\n';

/**
 * Puts a `uv` into a folder that "installs" a server of the standard library within milliseconds: the steps of `--run`
 * and what ends them can be tested without an index. Real servers are started by the end-to-end tests.
 *
 * @returns the environment in which it is found; the file PIDS in it lists the processes that were started
 */
export function fakePrograms(folder: string, behaviour: Behaviour): NodeJS.ProcessEnv {
  const write = (name: string, text: string): void =>
    writeFileSync(join(folder, name), text, { mode: 0o755 });
  mkdirSync(folder, { recursive: true });
  write('python', `#!/bin/sh\n[ "$1" = --version ] && exit 0\n${behaviour.manage ?? 'exit 0'}\n`);
  write(SERVER, `#!/usr/bin/env python3\n${SERVE}${behaviour.server ?? ''}\n${LISTEN}`);
  write(
    'uv',
    `#!/bin/sh
case "$1 $2" in
"venv "*) for venv; do :; done; mkdir -p "$venv/bin"; cp "${folder}/python" "${folder}/${SERVER}" "$venv/bin" ;;
"pip install") echo $$ >> "$PIDS"
${behaviour.install ?? 'exit 0'} ;;
*) exit 1 ;;
esac
`,
  );
  return {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    PIDS: join(folder, 'pids'),
    PORT: '',
    NO_COLOR: '1',
  };
}
