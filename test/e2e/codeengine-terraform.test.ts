/** The Terraform variant: formatted, and valid for a provider that knows the schemas and refuses what the service refuses. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { databases, services } from '../../src/choices/catalog.ts';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/cli/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { missing, PATH } from '../support/machine.ts';
import { temporaryFolder } from '../support/processes.ts';

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
}

const ALL = services.map(({ id }) => id);

/** A title, the platform's options, and the other answers. */
const VARIANTS: readonly (readonly [string, Readonly<Record<string, string>>, PartialAnswers?])[] = [
  ['with defaults', {}],
  ['with a worker', {}, { services: ['tasks'] }],
  [
    'asynchronous, bound, with a domain',
    { 'database-service': 'shop db', domain: 'www.example.com', region: 'jp-tok' },
    { server: 'uvicorn', services: ['tasks'] },
  ],
  ...databases
    .filter(({ embedded }) => !embedded)
    .map(
      ({ id }) =>
        [
          `with ${id} and every service, bound`,
          { 'database-service': 'shop db', services: 'shop-cache, shop-store' },
          { database: id, services: ALL },
        ] as const,
    ),
  ['with every service, and none bound', {}, { server: 'daphne', services: ALL }],
  [
    'large and private',
    { cpu: '4', memory: '32G', disk: '30G', visibility: 'private', 'array-size': '1' },
    { server: 'mod_wsgi' },
  ],
];

/** Neither is a package of Debian's: where there is none, only the unit tests see these files. */
const program = ['terraform', 'tofu'].find((one) => missing(one).length === 0) ?? '';

(program ? describe : describe.skip)(
  `Terraform variant (${program || 'needs terraform or tofu'})`,
  function () {
    this.timeout(300_000);
    let folder: string;
    let environment: NodeJS.ProcessEnv;
    before(() => {
      folder = temporaryFolder('terraform-');
      const provider = join(folder, 'provider');
      mkdirSync(provider);
      buildSync({
        entryPoints: [join(import.meta.dirname, '../support/codeengine-provider.ts')],
        outfile: join(provider, 'provider.mjs'),
        bundle: true,
        platform: 'node',
        format: 'esm',
      });
      const executable = join(provider, 'terraform-provider-ibm');
      writeFileSync(executable, `#!/bin/sh\nexec '${process.execPath}' '${provider}/provider.mjs'\n`);
      chmodSync(executable, 0o755);
      const config = join(folder, 'terraformrc');
      writeFileSync(
        config,
        `provider_installation {\n  dev_overrides {\n    "IBM-Cloud/ibm" = "${provider}"\n  }\n  direct {}\n}\n`,
      );
      environment = {
        PATH,
        HOME: folder,
        TMPDIR: folder,
        TF_CLI_CONFIG_FILE: config,
        TF_DISABLE_PLUGIN_TLS: '1',
        CHECKPOINT_DISABLE: '1',
      };
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const render = (options: Readonly<Record<string, string>>, more: PartialAnswers = {}): string => {
      const project = join(folder, `project-${Math.random()}`);
      writeProject(
        project,
        plan(answersWith({ ...more, platforms: ['codeengine'], options: { codeengine: options } })),
      );
      return join(project, 'codeengine/terraform');
    };
    const terraform = (cwd: string, ...args: readonly string[]) =>
      spawnSync(program, args, { cwd, env: environment, encoding: 'utf8' });
    const problems = (cwd: string): readonly string[] => {
      const { stdout, stderr } = terraform(cwd, 'validate', '-json');
      const { diagnostics } = JSON.parse(stdout || assert.fail(stderr)) as {
        diagnostics: readonly Diagnostic[];
      };
      return diagnostics.filter(({ severity }) => severity === 'error').map(({ summary }) => summary);
    };

    for (const [title, options, more] of VARIANTS) {
      it(`is formatted and valid ${title}`, () => {
        const cwd = render(options, more);
        const { status, stdout, stderr } = terraform(cwd, 'fmt', '-check', '-diff');
        assert.equal(status, 0, stdout + stderr);
        assert.deepEqual(problems(cwd), []);
      });
    }

    /** What somebody may get wrong: the same validation must see it. */
    const mistakes: readonly (readonly [string, string, RegExp])[] = [
      [
        'name            = local.app',
        'nam             = local.app',
        /Missing required argument|Unsupported argument/,
      ],
      ['scale_concurrency_target = 6', 'scale_concurrency_goal   = 6', /Unsupported argument/],
      [
        'scale_memory_limit            = "1G"',
        'scale_memory_limit            = "8G"',
        /with 0\.5 vCPU it must be 1G, 2G, 4G/,
      ],
      ['image_port      = 8080', 'image_port      = 8012', /the service listens on port 8012 itself/],
      ['scale_request_timeout = 60', 'scale_request_timeout = 900', /from 1 to 600/],
      ['initial_delay     = 10', 'initial_delay     = 30', /from 1 to 10/],
      ['"local_public"', '"public"', /public is none of/],
      ['format     = "registry"', 'format     = "docker"', /docker is none of/],
    ];
    for (const [right, wrong, says] of mistakes) {
      it(`is refused with ${wrong.replaceAll(/\s+/g, ' ')}`, () => {
        const cwd = render({});
        const file = join(cwd, 'main.tf');
        const text = readFileSync(file, 'utf8');
        assert.ok(text.includes(right), right);
        writeFileSync(file, text.replaceAll(right, wrong));
        assert.match(problems(cwd).join('\n'), says);
      });
    }
  },
);
