/** The real `terraform` with the provider of the tests, in a folder of its own. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { missing, PATH } from '../../machine.ts';
import { temporaryFolder } from '../../processes.ts';
import type { Kept } from './service.ts';

/** Neither is a package of Debian's: where there is none, only the unit tests see these files. */
export const program = ['terraform', 'tofu'].find((one) => missing(one).length === 0) ?? '';

export interface Change {
  readonly address: string;
  readonly action: string;
}

export class Terraform {
  readonly folder = temporaryFolder('terraform-');
  private readonly environment: NodeJS.ProcessEnv;

  constructor() {
    const provider = join(this.folder, 'provider');
    mkdirSync(provider);
    buildSync({
      entryPoints: [join(import.meta.dirname, 'provider.ts')],
      outfile: join(provider, 'provider.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    const executable = join(provider, 'terraform-provider-ibm');
    writeFileSync(executable, `#!/bin/sh\nexec '${process.execPath}' '${provider}/provider.mjs'\n`);
    chmodSync(executable, 0o755);
    const config = join(this.folder, 'terraformrc');
    writeFileSync(
      config,
      `provider_installation {\n  dev_overrides {\n    "IBM-Cloud/ibm" = "${provider}"\n  }\n  direct {}\n}\n`,
    );
    this.environment = {
      PATH,
      HOME: this.folder,
      TMPDIR: this.folder,
      TF_CLI_CONFIG_FILE: config,
      TF_DISABLE_PLUGIN_TLS: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
      FAKE_SERVICE: this.service,
    };
  }

  /** The file in which the service keeps what there is. */
  private get service(): string {
    return join(this.folder, 'service.json');
  }

  /** What there is in the service, by identifier. */
  get kept(): Readonly<Record<string, Kept>> {
    return JSON.parse(readFileSync(this.service, 'utf8')) as Record<string, Kept>;
  }

  /** Forgets all that there is in the service. */
  forget(): void {
    rmSync(this.service, { force: true });
  }

  run(cwd: string, ...words: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(program, words, {
      cwd,
      env: this.environment,
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    });
    return { status, stdout, output: stdout + stderr };
  }

  succeed(cwd: string, ...words: readonly string[]): string {
    const { status, output, stdout } = this.run(cwd, ...words);
    assert.equal(status, 0, `${words.join(' ')}\n${output.slice(-6000)}`);
    return stdout;
  }

  /** What would be changed now, by resource. */
  plan(cwd: string, ...words: readonly string[]): readonly Change[] {
    const lines = this.succeed(cwd, 'plan', '-json', ...words).split('\n');
    return lines
      .filter((line) => line.includes('"planned_change"'))
      .map((line) => (JSON.parse(line) as { change: { resource: { addr: string }; action: string } }).change)
      .map(({ resource, action }) => ({ address: resource.addr, action }));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
