/** Projects for Kubernetes, by the example plug-in, and the programs that judge their manifests. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { uvProgram } from '../../scripts/uv.ts';
import { loadAgain } from '../../src/plugins/load.ts';
import { store } from './store.ts';

const run = promisify(execFile);

/** The example. */
export const KUBERNETES = realpathSync(join(import.meta.dirname, '../../examples/kubernetes'));

// Whoever imports this module does so before any that knows the catalogue.
loadAgain([KUBERNETES]);

/** Schemas of three versions that are looked after: https://kubernetes.io/releases/ */
export const VERSIONS = ['1.35', '1.36', '1.37'] as const;

const VALIDATOR = 'kubernetes-validate==1.37.0';

/** Answers that differ in what the manifests have. */
export const VARIANTS = [
  { database: 'postgresql', services: [] },
  { database: 'mysql', services: ['redis', 'mail', 'tasks', 'objectstorage', 'ai'], server: 'uvicorn' },
  {
    database: 'postgresql',
    services: ['tasks'],
    language: 'es',
    options: {
      kubernetes: {
        name: 'web',
        'ingress-class': 'traefik',
        memory: '1Gi',
        'min-replicas': '1',
        'max-replicas': '1',
      },
    },
  },
] as const;

/**
 * Writes the project of each variant.
 *
 * @returns their folders
 */
export async function writeVariants(parent: string): Promise<readonly string[]> {
  const { writeProject } = await import('../../src/commands/destination.ts');
  const { plan } = await import('../../src/plan/plan.ts');
  const { resolveAnswers, givenFrom } = await import('../../src/answers/resolve.ts');
  return VARIANTS.map((variant, index) => {
    const folder = join(parent, `variant-${index}`);
    const given = givenFrom({ project: 'my_shop', platforms: ['kubernetes'], ...variant }, 'test');
    writeProject(folder, plan(resolveAnswers(given)));
    return folder;
  });
}

/** Checks manifests against the schemas of a version of Kubernetes. @throws Error with what is wrong */
export async function validate(version: string, manifests: readonly string[]): Promise<void> {
  const words = ['tool', 'run', '--no-progress', '--from', VALIDATOR, 'kubernetes-validate'];
  await run(uvProgram(), [...words, '--strict', '--kubernetes-version', version, ...manifests]).catch(
    ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) => {
      throw new Error(stdout + stderr);
    },
  );
}

/** A program of a Go module, built once for all runs that share a store. @param module with its version */
export async function goProgram(module: string): Promise<string> {
  const [bin, cache] = [join(store(), 'go/bin'), join(store(), 'go/cache')];
  const name = /([\w-]+)(?:\/v\d+)?@/.exec(module)?.[1] ?? '';
  const program = join(bin, name);
  const env = {
    ...process.env,
    GOBIN: bin,
    GOCACHE: cache,
    GOMODCACHE: join(store(), 'go/modules'),
    GOFLAGS: '-modcacherw',
  };
  if (!existsSync(program)) await run('go', ['install', module], { env, maxBuffer: 2 ** 26 });
  return program;
}

/** Writes a program into a folder. */
export function writeProgram(folder: string, name: string, script: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), script, { mode: 0o755 });
}
