/** `django-admin startproject`, and how each server is started with it by hand. */
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { giveToOrdinaryUser } from '../../test/support/processes.ts';
import type { Project } from '../../test/support/project.ts';

/** What both projects get: a view that does nothing, in both kinds. */
export const VIEWS = `

from django.http import HttpResponse


def hello(request):
    return HttpResponse("hello")


async def hello_async(request):
    return HttpResponse("hello")


# First: how many patterns a URL is compared with is no matter of either project.
urlpatterns[:0] = [path("hello/", hello), path("hello-async/", hello_async)]
`;

/** The processes that a rendered project starts by default, and the threads of each: the bare one is given as many. */
export const PROCESSES = 2;
export const THREADS = 4;

/** Each server's command line as its documentation has it, without an access log. */
const COMMANDS: Readonly<Record<string, (port: number, folder: string) => readonly string[]>> = {
  gunicorn: (port) => [
    'gunicorn',
    '--worker-class=gthread',
    `--workers=${PROCESSES}`,
    `--threads=${THREADS}`,
    `--bind=127.0.0.1:${port}`,
    'mysite.wsgi',
  ],
  uwsgi: (port) => [
    'uwsgi',
    `--http-socket=127.0.0.1:${port}`,
    '--module=mysite.wsgi',
    '--master',
    `--processes=${PROCESSES}`,
    `--threads=${THREADS}`,
    '--die-on-term',
    '--need-app',
    '--disable-logging',
  ],
  mod_wsgi: (port, folder) => [
    'mod_wsgi-express',
    'start-server',
    'mysite/wsgi.py',
    `--processes=${PROCESSES}`,
    `--threads=${THREADS}`,
    '--host=127.0.0.1',
    `--port=${port}`,
    `--server-root=${join(folder, 'apache')}`,
    `--working-directory=${folder}`,
  ],
  uvicorn: (port) => ['uvicorn', 'mysite.asgi:application', `--port=${port}`, '--no-access-log'],
  daphne: (port) => ['daphne', '-b', '127.0.0.1', '-p', String(port), '-v', '0', 'mysite.asgi:application'],
  hypercorn: (port) => ['hypercorn', '-k', 'uvloop', `--bind=127.0.0.1:${port}`, 'mysite.asgi:application'],
  granian: (port) => [
    'granian',
    '--interface=asginl',
    '--no-ws',
    `--port=${port}`,
    '--log-level=warning',
    'mysite.asgi:application',
  ],
  gunicorn_asgi: (port) => [
    'gunicorn',
    '--worker-class=asgi',
    '--workers=1',
    `--bind=127.0.0.1:${port}`,
    'mysite.asgi:application',
  ],
};

/** The command that starts a server with the bare project in a folder. @throws Error for a server without one here */
export function bareCommand(server: string, port: number, folder: string): readonly string[] {
  const command = COMMANDS[server];
  if (!command) throw new Error(`--servers ${server}: bench/servers/bare.ts has no command for it.`);
  return command(port, folder);
}

/** Makes the bare project beside the rendered one, with its packages. @returns its folder */
export function makeBare(project: Project): string {
  const folder = join(project.folder, '../bare');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  giveToOrdinaryUser(folder);
  project.succeed(['django-admin', 'startproject', 'mysite', folder]);
  appendFileSync(join(folder, 'mysite/settings.py'), '\nDEBUG = False\nALLOWED_HOSTS = ["*"]\n');
  appendFileSync(join(folder, 'mysite/urls.py'), VIEWS);
  return folder;
}
