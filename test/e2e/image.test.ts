/** The Dockerfile: built for real, for one server of each interface and for those that are compiled with packages of the system. */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { defaultServer } from '../../src/choices/axes.ts';
import { servers } from '../../src/choices/catalog.ts';
import { writeProject } from '../../src/cli/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { findPython } from '../../src/run/python.ts';
import { answersWith } from '../support/answers.ts';
import { buildImage, IMAGE_PROGRAMS } from '../support/image.ts';
import { baseOf, makeBase } from '../support/image-base.ts';
import { describeImages, platform } from '../support/image-suite.ts';
import { describeWith } from '../support/machine.ts';
import { temporaryFolder } from '../support/processes.ts';

// In one file: files run side by side, and the images' base is made once.
describeImages([
  defaultServer('wsgi'),
  defaultServer('asgi'),
  ...servers.filter(({ systemPackages }) => systemPackages),
]);

describeWith(IMAGE_PROGRAMS, 'image of packages that were exchanged', function () {
  this.timeout(300_000);
  it('is not built', () => {
    const folder = temporaryFolder('image-');
    const answers = answersWith({ platforms: [platform.id], python: '3.13' });
    writeProject(folder, plan(answers));
    const requirements = join(folder, 'requirements.txt');
    const text = readFileSync(requirements, 'utf8');
    writeFileSync(requirements, text.replaceAll(/sha256:\w{8}/g, 'sha256:00000000'));
    const { path } = findPython(answers.python, answers.django, process.env, uvProgram());
    makeBase(baseOf(readFileSync(join(folder, 'Dockerfile'), 'utf8')), path);
    assert.throws(() => buildImage(folder, 'test-exchanged'), /DO NOT MATCH THE HASHES/);
    rmSync(folder, { recursive: true, force: true });
  });
});
