/** Prepared environments: each project has its own at its own path, and none can change what another has. */
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { answersWith } from '../support/answers.ts';
import { Project } from '../support/project.ts';

describe('environments of projects with the same packages', () => {
  const projects = [1, 2].map(() => new Project(answersWith()));
  before(() => {
    for (const project of projects) project.install('requirements.txt');
  });
  after(() => {
    for (const project of projects) project.remove();
  });

  it('are each at its own path, with programs that know it', () => {
    for (const project of projects) {
      const own = join(project.folder, '.venv');
      const script = 'import sys, django; print(sys.prefix, django.__file__)';
      const [prefix, file = ''] = project.succeed(['python', '-c', script]).trim().split(' ');
      assert.equal(prefix, own);
      assert.ok(file.startsWith(`${own}/lib/`), file);
      const first = project.succeed(['head', '-n', '1', '.venv/bin/django-admin']);
      assert.equal(first, `#!${own}/bin/python\n`);
    }
  });

  it('have all bytecode, so that no start compiles', () => {
    const script = `
import importlib.util, pathlib, site
packages = pathlib.Path(site.getsitepackages()[0])
print([str(path) for path in packages.rglob("*.py")
       if not pathlib.Path(importlib.util.cache_from_source(path)).exists()])`;
    assert.equal(projects[0]!.succeed(['python', '-c', script]), '[]\n');
  });

  it('end at once: what was loaded is not taken apart, but where warnings were asked for', () => {
    // In a cycle, so that only the search for garbage at the end would find it.
    const script = `
class Loaded:
    def __init__(self):
        self.own = self
    def __del__(self):
        print("taken apart")
Loaded()`;
    assert.equal(projects[0]!.succeed(['python', '-c', script]), '');
    assert.equal(projects[0]!.succeed(['python', '-W', 'default', '-c', script]), 'taken apart\n');
    assert.equal(projects[0]!.run(['python', '-c', 'import sys; print(1); sys.exit(3)']).status, 3);
  });

  it('cannot be added to, and nothing of theirs can be replaced', () => {
    const [one, other] = projects as [Project, Project];
    const change =
      'cd .venv/lib/python*/site-packages/django && touch own.py; rm -f __init__.py; mv shortcuts.py x.py';
    const { status, output } = one.run(['sh', '-c', change]);
    assert.notEqual(status, 0);
    assert.match(
      output,
      /own\.py.*Permission denied[\s\S]*__init__\.py.*Permission denied[\s\S]*shortcuts\.py.*Permission denied/,
    );
    other.succeed(['python', '-c', 'import django.shortcuts']);
  });
});
