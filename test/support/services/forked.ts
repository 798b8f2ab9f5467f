/**
 * One script in many environments: each run is a process of its own that loads the project anew, forked from one that has
 * loaded libraries only, which takes longer than all the rest.
 */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../project.ts';

type Variables = Readonly<Record<string, string>>;

/** Libraries that read neither settings nor variables when they are loaded. What a project lacks is left out. */
const LIBRARIES = [
  'asyncio',
  'ssl',
  'django.core.management',
  'django.core.mail',
  'django.core.validators',
  'django.db.models',
  'django.db.migrations.executor',
  'django.forms',
  'django.http',
  'django.template.engine',
  'django.urls',
  'django.views.generic',
  'django.contrib.messages',
  'psycopg_pool',
  'psycopg',
  'MySQLdb',
  'redis.asyncio',
  'boto3',
  'botocore.session',
  's3transfer.manager',
  'httpx',
];

/** Takes a folder; reads a script, environments and names of libraries as JSON; prints statuses and outputs as JSON. */
const DRIVER = `
import importlib, json, os, sys, traceback
script, environments, libraries = json.load(sys.stdin)
for name in libraries:
    try:
        importlib.import_module(name)
    except ImportError:
        pass
code = compile(script, "<probe>", "exec")
statuses = []
for index, environment in enumerate(environments):
    pid = os.fork()
    if pid == 0:
        out = os.open(os.path.join(sys.argv[1], f"output-{index}"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.environ.clear()
        os.environ.update(environment)
        status = 0
        try:
            exec(code, {"__name__": "__main__"})
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else int(error.code is not None)
            if isinstance(error.code, str):
                print(error.code, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    statuses.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(json.dumps(statuses))
`;

/** How one run ended. */
export interface Forked {
  readonly status: number;
  readonly output: string;
}

/**
 * Runs a script in a project that is installed.
 *
 * @param folder of the ordinary user's, for what the runs print
 * @param variables of each run, beside the project's bare environment
 */
export function runForked(
  project: Project,
  folder: string,
  script: string,
  variables: readonly Variables[],
): readonly Forked[] {
  const environments = variables.map((one) => project.environment(one));
  const input = JSON.stringify([script, environments, LIBRARIES]);
  const { status, stdout, output } = project.run(['python', '-c', DRIVER, folder], {}, undefined, input);
  assert.equal(status, 0, output);
  const statuses = JSON.parse(stdout) as readonly number[];
  return statuses.map((one, index) => {
    const file = join(folder, `output-${index}`);
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    return { status: one, output: text };
  });
}
