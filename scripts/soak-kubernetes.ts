/**
 * The example platform on what is real of Kubernetes without a cluster: its manifests are built by kustomize, checked against
 * the schemas of three versions, judged by kube-score and checkov; and its deploy script rolls out against a stand-in of
 * kubectl, time after time, with a failing migration and a missing secret in between. `npm run soak:kubernetes`.
 */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { goProgram, VERSIONS, validate, writeProgram, writeVariants } from '../test/support/kubernetes.ts';
import { uvProgram } from './uv.ts';

const KUSTOMIZE = 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.1';
const KUBE_SCORE = 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0';
const CHECKOV = 'checkov==3.3.30';

/** What checkov asks for and the manifests do not do, with the reason. */
const DECLARED: Readonly<Record<string, string>> = {
  CKV_K8S_35: 'a twelve-factor project reads its environment: https://12factor.net/config',
  CKV_K8S_9: 'a process without a port gets no requests that it could be ready for',
};

/**
 * kubectl, as far as the script uses it. Rules: a job cannot be changed, only made anew; `apply --selector` takes the objects
 * whose labels match; `get secret` and `get job` fail for what is not there: https://kubernetes.io/docs/reference/kubectl/
 */
const KUBECTL = `#!/usr/bin/env python3
import json, os, re, subprocess, sys
import yaml
state = os.environ["CLUSTER"]
words = sys.argv[1:]
def load():
    return json.load(open(state)) if os.path.exists(state) else {"objects": {}, "log": []}
def save(cluster):
    json.dump(cluster, open(state, "w"))
def option(name):
    return words[words.index(name) + 1] if name in words else None
if words[0] == "kustomize":
    sys.exit(subprocess.call([os.environ["KUSTOMIZE"], "build", words[1]]))
cluster = load()
cluster["log"].append(" ".join(w for w in words if not w.startswith("/")))
if words[:2] == ["get", "secret"]:
    save(cluster)
    sys.exit(0 if os.environ.get("HAS_SECRET") else 'Error from server (NotFound): secrets "x" not found')
if words[0] == "apply":
    key, operator, values = re.fullmatch(r"(\\S+) (in|notin) \\((.*)\\)", option("--selector")).groups()
    wanted = [v.strip() for v in values.split(",")]
    for one in yaml.safe_load_all(open(option("--filename"))):
        label = one["metadata"].get("labels", {}).get(key)
        if (label in wanted) != (operator == "in"):
            continue
        name = one["kind"] + "/" + one["metadata"]["name"]
        if one["kind"] == "Job":
            if name in cluster["objects"]:
                sys.exit("The Job is invalid: spec.template: field is immutable")
            one["failed"] = bool(os.environ.get("MIGRATION_FAILS"))
        cluster["objects"][name] = one
        print(name, "configured")
    save(cluster)
elif words[:2] == ["delete", "job"]:
    cluster["objects"].pop("Job/" + words[2], None)
    save(cluster)
elif words[:2] == ["get", "job"]:
    job = cluster["objects"].get("Job/" + words[2])
    if job is None:
        sys.exit("Error from server (NotFound)")
    print("True" if job["failed"] else "" if "Failed" in option("--output") else "1", end="") if (job["failed"] == ("Failed" in option("--output"))) else None
    save(cluster)
elif words[0] == "logs":
    print("django.db.utils.OperationalError: no luck")
elif words[:2] == ["rollout", "status"]:
    name = words[2].replace("deployment/", "Deployment/")
    if name not in cluster["objects"]:
        sys.exit("Error from server (NotFound)")
    save(cluster)
else:
    sys.exit("error: unknown command " + " ".join(words))
`;

interface Cluster {
  readonly objects: Readonly<Record<string, { readonly kind: string; readonly spec: never }>>;
  readonly log: readonly string[];
}

const parent = mkdtempSync(join(tmpdir(), 'soak-kubernetes-'));

/** Judges one overlay. */
async function judge(manifests: string, kubeScore: string): Promise<void> {
  for (const version of VERSIONS) await validate(version, [manifests]);
  const scored = spawnSync(kubeScore, ['score', '--output-format', 'ci', manifests], { encoding: 'utf8' });
  assert.equal(scored.status, 0, scored.stdout);
  const words = ['tool', 'run', '--no-progress', '--from', CHECKOV, 'checkov'];
  const checked = spawnSync(
    uvProgram(),
    [...words, '--framework', 'kubernetes', '--output', 'json', '--skip-download', '--file', manifests],
    { encoding: 'utf8', maxBuffer: 2 ** 27, env: { ...process.env, LOG_LEVEL: 'ERROR' } },
  );
  const { results, summary } = JSON.parse(checked.stdout.slice(checked.stdout.indexOf('{'))) as {
    results: { failed_checks: readonly { check_id: string; resource: string }[] };
    summary: { passed: number };
  };
  const others = results.failed_checks.filter(({ check_id: id }) => !Object.hasOwn(DECLARED, id));
  assert.deepEqual(
    others.map(({ check_id: id, resource }) => `${id} ${resource}`),
    [],
  );
  console.log(
    `  ${VERSIONS.length} schemas, kube-score, checkov: ${summary.passed} passed, ${results.failed_checks.length} declared`,
  );
}

/** Rolls out five times, with failures in between. */
function rollOuts(folder: string, kustomize: string): void {
  const bin = join(folder, '../bin');
  const cluster = join(folder, '../cluster.json');
  rmSync(cluster, { force: true });
  writeProgram(bin, 'kubectl', KUBECTL.replace('/usr/bin/env python3', python()));
  const deploy = (version: string, variables: Readonly<Record<string, string>> = { HAS_SECRET: '1' }) =>
    spawnSync(join(folder, 'kubernetes/deploy.sh'), ['production', version], {
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: [bin, process.env.PATH].join(delimiter),
        CLUSTER: cluster,
        KUSTOMIZE: kustomize,
        ...variables,
      },
    });
  const state = (): Cluster => JSON.parse(readFileSync(cluster, 'utf8')) as Cluster;
  const image = (): string | undefined =>
    /"image": "([^"]+)"/.exec(JSON.stringify(state().objects['Deployment/my-shop'], null, 1))?.[1];

  const refused = deploy('1', {});
  assert.equal(refused.status, 2, refused.stderr);
  assert.match(refused.stderr, /has no secret "my-shop": docs\/kubernetes\.md/);
  assert.equal(Object.keys(state().objects).length, 0);
  for (const version of ['1', '2', 'sha256:'.padEnd(71, 'a')]) {
    const { status, stdout, stderr } = deploy(version);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /is rolled out in my-shop\.\n$/);
    assert.ok(image()?.endsWith(version), image());
  }
  const before = image();
  for (let time = 0; time < 2; time += 1) {
    const failed = deploy('3', { HAS_SECRET: '1', MIGRATION_FAILS: '1' });
    assert.equal(failed.status, 2);
    assert.match(failed.stderr, /no luck\n.*the migration failed: nothing was rolled out/s);
    assert.equal(image(), before);
  }
  assert.equal(deploy('4').status, 0);
  assert.ok(image()?.endsWith(':4'));
  const order = state()
    .log.filter((line) => /^(apply|delete|rollout)/.test(line))
    .slice(-5);
  assert.match(order.join('\n'), /configuration.*\ndelete job.*\n.*migration.*\n.*notin.*\nrollout status/);
  for (const bad of ['', '-x', 'a b', '1;ls', '../x']) assert.equal(deploy(bad).status, 2, bad);
  assert.deepEqual(readdirSync(join(folder, 'kubernetes/overlays')).sort(), ['production', 'staging']);
  console.log('  rolled out four times, refused once without a secret, twice by a failing migration');
}

/** A Python that has yaml. */
function python(): string {
  const folder = join(parent, 'python');
  execFileSync(uvProgram(), ['venv', '--quiet', folder]);
  execFileSync(uvProgram(), ['pip', 'install', '--quiet', '--python', join(folder, 'bin/python'), 'pyyaml']);
  return join(folder, 'bin/python');
}

try {
  const kustomize = await goProgram(KUSTOMIZE);
  const kubeScore = await goProgram(KUBE_SCORE);
  const folders = await writeVariants(join(parent, 'projects'));
  for (const folder of folders) {
    for (const overlay of ['staging', 'production']) {
      console.log(`${folder.split('/').at(-1)} ${overlay}`);
      const build = join(folder, 'kubernetes/overlays', `.${overlay}`);
      mkdirSync(build);
      const named = readFileSync(join(folder, 'kubernetes/overlays', overlay, 'kustomization.yaml'), 'utf8');
      const image = /- name: (\S+)/.exec(named)?.[1];
      writeFileSync(
        join(build, 'kustomization.yaml'),
        `resources: [../${overlay}]\nimages:\n  - name: ${image}\n    newName: ${image}\n    digest: sha256:${'a'.repeat(64)}\n`,
      );
      const manifests = join(parent, `${overlay}.yaml`);
      writeFileSync(manifests, execFileSync(kustomize, ['build', build]));
      rmSync(build, { recursive: true });
      await judge(manifests, kubeScore);
    }
  }
  rollOuts(folders[0]!, kustomize);
} finally {
  rmSync(parent, { recursive: true, force: true });
}
