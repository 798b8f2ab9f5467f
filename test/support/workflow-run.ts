/**
 * Runs the workflow of a course as GitHub runs it, on a clone of a repository: its triggers, its steps in their order, a
 * failed one and `if: always()`, `$GITHUB_ENV`. What it sets up is replaced by what is here; an action that this does not know
 * is refused. Sources: docs.github.com, "Workflow syntax for GitHub Actions" and "Workflow commands".
 */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Background, type Ended, giveToOrdinaryUser } from './processes.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: { readonly push: { readonly branches: readonly string[] } };
  readonly jobs: Readonly<Record<string, { readonly services?: object; readonly steps: readonly Step[] }>>;
}

/** What became of a run. */
export interface WorkflowRun {
  readonly conclusion: 'success' | 'failure';
  /** What stands on the page of the run. */
  readonly summary: string;
  /** The files that were kept. */
  readonly artifacts: readonly string[];
  readonly output: string;
}

/** Whether a push of the branch starts it: `*` is all but `/`. */
export function isTriggered({ on }: Workflow, branch: string): boolean {
  return on.push.branches.some((pattern) =>
    new RegExp(`^${pattern.replaceAll(/[.+?]/g, '\\$&').replaceAll('*', '[^/]*')}$`).test(branch),
  );
}

export const workflowIn = (clone: string): Workflow =>
  parse(readFileSync(join(clone, '.github/workflows/labs.yml'), 'utf8')) as Workflow;

/** What each action of the workflow does for it, asserted of the clone. */
const ACTIONS: Readonly<Record<string, (clone: string, given: NonNullable<Step['with']>) => void>> = {
  'actions/checkout': (_, given) => assert.equal(given['fetch-depth'], 0, 'tags say which lab this is'),
  'actions/setup-python'(clone, given) {
    const file = join(clone, String(given['python-version-file']));
    assert.match(readFileSync(file, 'utf8'), /^3\.\d+\n$/);
    assert.ok(existsSync(join(clone, String(given['cache-dependency-path']))));
  },
  'actions/upload-artifact'(clone, given) {
    assert.ok(existsSync(join(clone, String(given.path))), `${given.path} is kept`);
  },
};

/**
 * Runs the one job.
 *
 * @param clone a clone of all history, with the branch checked out
 * @param env of the machine: its PATH leads to what the workflow sets up
 * @param services what its services are here, by the variable that has their address
 */
export async function runWorkflow(
  clone: string,
  branch: string,
  env: Readonly<Record<string, string>>,
  services: Readonly<Record<string, string>>,
): Promise<WorkflowRun> {
  const workflow = workflowIn(clone);
  assert.ok(isTriggered(workflow, branch), branch);
  const [job] = Object.values(workflow.jobs);
  assert.ok(job?.services, 'a database server is started');
  const files = { GITHUB_ENV: join(clone, '../env'), GITHUB_STEP_SUMMARY: join(clone, '../summary') };
  for (const path of Object.values(files)) writeFileSync(path, '');
  giveToOrdinaryUser(join(clone, '..'));
  let conclusion: WorkflowRun['conclusion'] = 'success';
  const artifacts: string[] = [];
  let output = '';
  for (const step of job.steps) {
    if (conclusion === 'failure' && step.if !== 'always()') continue;
    if (step.uses !== undefined) {
      const [name = ''] = step.uses.split('@');
      assert.ok(ACTIONS[name], `${step.uses}: what does it do?`);
      ACTIONS[name](clone, step.with ?? {});
      if (name === 'actions/upload-artifact') artifacts.push(String(step.with?.path));
      continue;
    }
    const set = readFileSync(files.GITHUB_ENV, 'utf8').trim().split('\n').filter(Boolean);
    const variables = Object.fromEntries(set.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    for (const [key, value] of Object.entries(services)) if (key in variables) variables[key] = value;
    const run = await ended(
      new Background(['bash', '-e', '-c', step.run ?? ''], {
        cwd: clone,
        env: { ...env, ...files, GITHUB_REF_NAME: branch, CI: 'true', ...variables },
      }),
    );
    output += `$ ${step.run}\n${run.output}`;
    if (run.status !== 0) conclusion = 'failure';
  }
  return { conclusion, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), artifacts, output };
}

async function ended(background: Background): Promise<Pick<Ended, 'output'> & { readonly status: number }> {
  await background.end;
  return { status: background.child.exitCode ?? -1, output: background.output };
}
