/**
 * The example platform: its manifests are right for three versions of Kubernetes, and what `test-plugin` does with it passes.
 * What takes longer (kustomize, kube-score, checkov, roll-outs) is `npm run soak:kubernetes`.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { KUBERNETES, VERSIONS, validate, writeVariants } from '../support/kubernetes.ts';
import { describeWith } from '../support/machine.ts';
import { ordinaryFolder, run, temporaryFolder } from '../support/processes.ts';
import { sharedDatabase } from '../support/shared-database.ts';

const COMMAND = join(import.meta.dirname, '../../dist/django-cloud.js');

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

describeWith(['pg_config'], 'the example platform, Kubernetes', function () {
  this.timeout(300_000);
  let parent = '';
  let folders: readonly string[] = [];
  before(async () => {
    parent = temporaryFolder('kubernetes-');
    folders = await writeVariants(parent);
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  const baseOf = (folder: string): readonly string[] =>
    readdirSync(join(folder, 'kubernetes/base'))
      .filter((name) => name !== 'kustomization.yaml')
      .map((name) => join(folder, 'kubernetes/base', name));

  for (const version of VERSIONS)
    it(`has manifests that Kubernetes ${version} takes`, () => validate(version, folders.flatMap(baseOf)));

  it('is refused by that check when a field is wrong', async () => {
    const wrong = join(parent, 'wrong.yaml');
    const right = readFileSync(join(parent, 'variant-0/kubernetes/base/web.yaml'), 'utf8');
    writeFileSync(wrong, right.replace('enableServiceLinks', 'enableServicesLinks'));
    await assert.rejects(validate(VERSIONS[0], [wrong]), /enableServicesLinks/);
  });

  it('has an object of its own for each process, and a job that migrates', () => {
    const kinds = folders.map((folder) =>
      baseOf(folder)
        .flatMap((path) => parseAllDocuments(readFileSync(path, 'utf8')))
        .map((document) => document.toJS() as Manifest)
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    );
    assert.ok(kinds[0]?.includes('Job my-shop-migrate'));
    assert.ok(!kinds[0]?.some((one) => one.startsWith('Deployment my-shop-')));
    assert.ok(kinds[1]?.includes('Deployment my-shop-worker'), String(kinds[1]));
    assert.ok(kinds[2]?.includes('Deployment web'));
  });

  it('passes what test-plugin does, from its tarball, on a database server', async () => {
    const folder = ordinaryFolder(join(parent, 'test'));
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, KUBERNETES]);
    execFileSync('tar', ['-xzf', 'django-cloud-kubernetes-1.0.0.tgz'], { cwd: folder });
    const server = await sharedDatabase('postgresql', folder);
    try {
      const { status, output } = run(
        [process.execPath, COMMAND, 'test-plugin', 'package', '--database-url', server.create('shop')],
        {
          cwd: folder,
          env: { ...process.env, HOME: folder, XDG_STATE_HOME: join(folder, 'state'), LANG: 'C.UTF-8' },
        },
        240_000,
      );
      assert.equal(status, 0, output);
    } finally {
      await server.stop();
    }
  });
});
