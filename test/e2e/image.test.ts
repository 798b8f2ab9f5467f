/** The Dockerfile: built for real with each server, and run in every way in which platforms run images. */
import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { servers, services } from '../../src/choices/catalog.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { interpreter } from '../support/environments.ts';
import { buildah, buildImage, Container, IMAGE_PROGRAMS, removeImage } from '../support/image.ts';
import { baseOf, makeBase } from '../support/image-base.ts';
import { compareLibraries } from '../support/image-libraries.ts';
import { describeImages, platform } from '../support/image-suite.ts';
import { describeWith } from '../support/machine.ts';
import { NEEDED, PRIVATE_PATHS } from '../support/private-names.ts';
import { temporaryFolder } from '../support/processes.ts';

const ALL_SERVICES = services.map(({ id }) => id);
/** What stays outside of an image, and is no secret. */
const NOT_IN_IMAGE =
  /^(tests|docs|staticfiles|codeengine|\.github)\/|^(\.|README\.md$|Dockerfile$|Procfile$|requirements-dev\.txt$)/;

// In one file: files run side by side, and the images' base is made once.
describeImages(servers);

describeWith(['buildah'], 'what an image is built from', function () {
  this.timeout(120_000);
  it('has none of the private files, and what the project needs', () => {
    const folder = temporaryFolder('image-');
    const context = join(folder, 'context');
    const files = plan(
      answersWith({ platforms: [platform.id], services: ALL_SERVICES, database: 'postgresql' }),
    );
    writeProject(context, files);
    for (const path of [...PRIVATE_PATHS, ...NEEDED]) {
      mkdirSync(dirname(join(context, path)), { recursive: true });
      writeFileSync(join(context, path), '');
    }
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY . /\n');
    buildah('build', '--quiet', '--tag', 'test-context', '--file', join(folder, 'Dockerfile'), context);
    const container = new Container('test-context');
    const taken = new Set(readdirSync(container.root, { recursive: true, encoding: 'utf8' }));
    container.remove();
    removeImage('test-context');
    assert.deepEqual(
      PRIVATE_PATHS.filter((path) => taken.has(path)),
      [],
    );
    const run = files.filter(({ path, origin }) => origin !== 'answers' && !NOT_IN_IMAGE.test(path));
    assert.deepEqual(
      [...run.map(({ path }) => path), ...NEEDED].filter((path) => !taken.has(path)),
      [],
    );
    rmSync(folder, { recursive: true, force: true });
  });
});

describeWith(IMAGE_PROGRAMS, 'the libraries of every server and service', function () {
  this.timeout(300_000);
  it('are in the image, or what brings them is said to be needed', () => {
    const answers = answersWith({ platforms: [platform.id], python: '3.13' });
    const path = interpreter(answers.python, answers.django);
    const dockerfile = plan(answers).find((file) => file.path === 'Dockerfile')?.contents ?? '';
    const name = baseOf(dockerfile);
    makeBase(name, path);
    const base = new Container(name);
    try {
      compareLibraries(base.root, path);
    } finally {
      base.remove();
    }
  });
});

describeWith(IMAGE_PROGRAMS, 'image of packages that were exchanged', function () {
  this.timeout(300_000);
  it('is not built', () => {
    const folder = temporaryFolder('image-');
    const answers = answersWith({ platforms: [platform.id], python: '3.13' });
    writeProject(folder, plan(answers));
    const requirements = join(folder, 'requirements.txt');
    const text = readFileSync(requirements, 'utf8');
    writeFileSync(requirements, text.replaceAll(/sha256:\w{8}/g, 'sha256:00000000'));
    const path = interpreter(answers.python, answers.django);
    makeBase(baseOf(readFileSync(join(folder, 'Dockerfile'), 'utf8')), path);
    assert.throws(() => buildImage(folder, 'test-exchanged'), /DO NOT MATCH THE HASHES/);
    rmSync(folder, { recursive: true, force: true });
  });
});
