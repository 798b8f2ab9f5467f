/** Channels in a project, as its documentation adds it: the package, consumers, and a router in asgi.py. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interpreter, uv } from '../environments.ts';
import type { Project } from '../project.ts';
import { exclusively, store } from '../store.ts';

/** Without what they need, which projects have; Uvicorn takes either of the last two for WebSockets. */
const PACKAGES = ['channels==4.3.2', 'websockets==16.0'];

/** The variable with which a project that has been prepared starts with Channels, and its value. */
export function channelsIn(project: Project): Readonly<Record<string, string>> {
  const { python, django } = project.answers;
  const folder = join(store(), `channels-${python}`);
  exclusively(`${folder}.lock`, () => {
    if (existsSync(join(folder, 'ready'))) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const place = ['--target', folder, '--python', interpreter(python, django)];
    uv(['pip', 'install', '--quiet', '--no-deps', '--compile-bytecode', ...place, ...PACKAGES]);
    writeFileSync(join(folder, 'ready'), '');
  });
  return { PYTHONPATH: folder };
}

/** Adds the consumers, and has asgi.py route to them where Channels is there. */
export function addConsumers({ folder, answers: { project } }: Project): void {
  const consumers = readFileSync(join(import.meta.dirname, 'consumers.py'), 'utf8');
  writeFileSync(join(folder, project, 'consumers.py'), consumers.replaceAll('mysite', project));
  const file = join(folder, project, 'asgi.py');
  const text = readFileSync(file, 'utf8');
  const routed = text.replace(
    'application = guarded(AsgiHandler())',
    `if os.environ.get("PYTHONPATH"):
    from ${project}.consumers import with_sockets

    application = guarded(with_sockets(AsgiHandler()))
else:
    application = guarded(AsgiHandler())`,
  );
  if (routed === text) throw new Error('asgi.py has another application');
  writeFileSync(file, routed);
}
