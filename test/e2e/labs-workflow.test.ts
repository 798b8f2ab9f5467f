/** What a participant's push starts, and what a dev container does first: run step by step on clones of a seat. */
import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import { answersOfSteps } from '../../src/labs/step-answers.ts';
import { answersWith } from '../support/answers.ts';
import type { DatabaseServer } from '../support/database-server.ts';
import { Participant } from '../support/labs.ts';
import { describeWith, PATH } from '../support/machine.ts';
import { giveToOrdinaryUser, ordinaryFolder, run, temporaryFolder } from '../support/processes.ts';
import { Workplace } from '../support/rehearse.ts';
import { sharedDatabase } from '../support/shared-database.ts';
import { isTriggered, runWorkflow, workflowIn } from '../support/workflow-run.ts';

/** containers.dev, "devcontainer.json reference": what a file of a course may say. */
const KNOWN = new Set(
  'name image features forwardPorts onCreateCommand postCreateCommand remoteEnv containerEnv customizations'.split(
    ' ',
  ),
);

interface Pushed {
  readonly branch: string;
  readonly tag: string;
  readonly conclusion: 'success' | 'failure';
  readonly isWhole: boolean;
}

describeWith(['git', 'pg_config'], 'what repositories of labs bring for others', function () {
  this.timeout(300_000);
  const answers = answersWith();
  const steps = defaultSteps(answers);
  const all = answersOfSteps(answers, steps);
  const workplace = new Workplace();
  let folder = '';
  let participant: Participant;
  let postgresql: DatabaseServer;
  let remote = '';
  const venvs = new Map<string, string>();

  before(async () => {
    folder = temporaryFolder('labs-workflow-');
    postgresql = await sharedDatabase('postgresql', folder);
    for (const [lab, index] of [
      ['lab-1', 1],
      ['lab-7', 6],
    ] as const)
      venvs.set(lab, workplace.venv(workplace.project(all[index]!)));
    participant = await Participant.of(answers.project, labsOf(answers, steps, 'en'), '/nowhere');
    remote = ordinaryFolder(join(folder, 'remote'));
    await participant.git('init', '-q', '--bare', remote);
  });
  after(async () => {
    await postgresql?.stop();
    workplace.remove();
    rmSync(join(participant.folder, '..'), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  /** `pip` as these files call it: it says what it would install, and installs nothing. @returns the folder, for PATH */
  function pipOf(venv: string, name: string): string {
    const bin = ordinaryFolder(join(folder, `bin-${name}`));
    const install = `'${uvProgram()}' pip "$@" --quiet --offline --dry-run --python '${join(venv, 'bin/python')}'`;
    writeFileSync(join(bin, 'pip'), `#!/bin/sh\nexec ${install}\n`);
    chmodSync(join(bin, 'pip'), 0o755);
    return bin;
  }

  async function cloned(branch: string, tag: string, name = branch): Promise<string> {
    await participant.git(
      'push',
      '-q',
      '--force',
      '--tags',
      remote,
      `refs/tags/${tag}^{commit}:refs/heads/${branch}`,
    );
    const clone = join(ordinaryFolder(join(folder, name)), 'work');
    await participant.git('clone', '-q', '--branch', branch, remote, clone);
    return clone;
  }

  for (const { branch, tag, conclusion, isWhole } of [
    { branch: 'main', tag: 'lab-1-start', conclusion: 'success', isWhole: false },
    { branch: 'lab-1', tag: 'lab-1-solution', conclusion: 'success', isWhole: true },
    { branch: 'lab-1-2', tag: 'lab-1-start', conclusion: 'failure', isWhole: false },
    { branch: 'lab-7', tag: 'lab-7-solution', conclusion: 'success', isWhole: true },
  ] satisfies readonly Pushed[])
    it(`a push of ${branch} at ${tag}: the workflow ends with ${conclusion}, and says how many points it has`, async () => {
      const clone = await cloned(branch, tag);
      const venv = venvs.get(branch === 'lab-7' ? 'lab-7' : 'lab-1') ?? '';
      const path = [pipOf(venv, branch), join(venv, 'bin'), PATH].join(':');
      const env = { PATH: path, HOME: participant.home, LANG: 'C.UTF-8' };
      const done = await runWorkflow(clone, branch, env, {
        DATABASE_URL: postgresql.create(branch.replaceAll('-', '_')),
      });
      assert.equal(done.conclusion, conclusion, done.output);
      const [, points, maximum] = /\*\*(\d+) of (\d+) points\*\*/.exec(done.summary) ?? [];
      assert.ok(Number(maximum) >= 6, done.output);
      assert.equal(points === maximum, isWhole, done.summary);
      // The report is there whatever came out.
      assert.deepEqual(done.artifacts, ['labcheck.json']);
      const report = JSON.parse(readFileSync(join(clone, 'labcheck.json'), 'utf8'));
      assert.equal(report.points, Number(points));
      assert.equal(report.lab, tag.replace(/-(start|solution)$/, ''));
    });

  it('a branch of somebody’s own, or that of corrections, starts nothing', async () => {
    const workflow = workflowIn(participant.folder);
    assert.deepEqual(
      ['main', 'lab-3', 'lab-3-2', 'mine', 'course', 'lab-33', 'work'].filter((one) =>
        isTriggered(workflow, one),
      ),
      ['main', 'lab-3', 'lab-3-2'],
    );
  });

  it('a dev container says what containers.dev knows, and its first command prepares the first lab', async () => {
    const clone = await cloned('main', 'lab-1-start', 'container');
    const container = JSON.parse(readFileSync(join(clone, '.devcontainer.json'), 'utf8'));
    assert.deepEqual(
      Object.keys(container).filter((key) => !KNOWN.has(key)),
      [],
    );
    const [python = ''] = readFileSync(join(clone, '.python-version'), 'utf8').split('\n');
    assert.equal(container.image, `mcr.microsoft.com/devcontainers/python:${python}`);
    for (const name of Object.keys(container.features))
      assert.match(name, /^ghcr\.io\/devcontainers\/features\/[\w-]+:\d+$/);
    assert.ok(container.forwardPorts.every(Number.isInteger));
    // In place of a new environment: one that is there, by the paths that the command names.
    const venv = venvs.get('lab-1') ?? '';
    const bin = ordinaryFolder(join(folder, 'bin-container'));
    // Not all development packages are in the environment: that their list is there is all that is looked at.
    writeFileSync(join(bin, 'pip'), '#!/bin/sh\n[ "$1 $2" = "install -r" ] && grep -q ^django== "$3"\n');
    chmodSync(join(bin, 'pip'), 0o755);
    const made = `mkdir -p "$3/bin" && ln -s '${bin}/pip' "$3/bin/pip" && printf '#!/bin/sh\\nexec %s/bin/python "$@"\\n' '${venv}' >"$3/bin/python" && chmod +x "$3/bin/python"`;
    writeFileSync(join(bin, 'python'), `#!/bin/sh\n[ "$1 $2" = "-m venv" ] || exit 9\n${made}\n`);
    chmodSync(join(bin, 'python'), 0o755);
    giveToOrdinaryUser(clone);
    const env = { PATH: `${bin}:${PATH}`, HOME: participant.home, LANG: 'C.UTF-8' };
    const done = run(['sh', '-c', container.postCreateCommand], { cwd: clone, env });
    assert.equal(done.status, 0, done.output);
    assert.match(done.stdout, /There was no \.env: it was made/);
    assert.ok(existsSync(join(clone, '.env')));
    const status = run(['git', 'status', '--porcelain'], { cwd: clone, env: { ...env, PATH } });
    assert.equal(status.output, '', 'git ignores all that it made');
  });
});
