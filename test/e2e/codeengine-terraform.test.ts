/** The Terraform variant: formatted, valid, applied and planned again, for a provider with the flags of the real one. */
import { strict as assert } from 'node:assert';
import { appendFileSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databases, services } from '../../src/choices/catalog.ts';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { walk } from '../support/codeengine/terraform/documented.ts';
import { program, Terraform } from '../support/codeengine/terraform/terraform.ts';
import { combinations } from '../support/codeengine/terraform/variants.ts';

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

(program ? describe : describe.skip)(
  `Terraform variant (${program || 'needs terraform or tofu'})`,
  function () {
    this.timeout(600_000);
    let terraform: Terraform;
    before(() => {
      terraform = new Terraform();
    });
    after(() => terraform.remove());
    beforeEach(() => terraform.forget());

    let projects = 0;
    const render = (options: Readonly<Record<string, string>>, more: PartialAnswers = {}): string => {
      projects += 1;
      const project = join(terraform.folder, `project-${projects}`);
      writeProject(
        project,
        plan(answersWith({ ...more, platforms: ['codeengine'], options: { codeengine: options } })),
      );
      return join(project, 'codeengine/terraform');
    };
    const problems = (cwd: string): readonly string[] => {
      const { stdout, output } = terraform.run(cwd, 'validate', '-json');
      const { diagnostics } = JSON.parse(stdout || assert.fail(output)) as {
        diagnostics: readonly Diagnostic[];
      };
      return diagnostics.filter(({ severity }) => severity === 'error').map(({ summary }) => summary);
    };

    for (const [title, options, more] of VARIANTS) {
      it(`is formatted and valid ${title}`, () => {
        const cwd = render(options, more);
        const values = join(cwd, 'example.tfvars');
        copyFileSync(join(cwd, 'terraform.tfvars.example'), values);
        const { status, output } = terraform.run(cwd, 'fmt', '-check', '-diff');
        assert.equal(status, 0, output);
        assert.deepEqual(problems(cwd), []);
      });
    }

    describe('applied', () => {
      const VARIANTS_APPLIED = combinations(2026);
      /** All variants at once, each a module: one run of terraform for all. */
      const together = (): string => {
        const root = join(terraform.folder, `together-${projects}`);
        writeProject(root, []);
        const main = join(root, 'main.tf');
        writeFileSync(
          main,
          'terraform {\n  required_providers {\n    ibm = {\n      source = "IBM-Cloud/ibm"\n    }\n  }\n}\n\nvariable "image_tag" {\n  type = string\n}\n\nprovider "ibm" {\n  region = "eu-de"\n}\n',
        );
        for (const [index, { options, answers }] of VARIANTS_APPLIED.entries()) {
          const folder = render({ ...options, project: `shop ${index}` }, answers);
          // A module has no provider of its own, and gets its values from the root.
          const versions = join(folder, 'versions.tf');
          writeFileSync(versions, readFileSync(versions, 'utf8').replace(/# The key[\s\S]*$/, ''));
          const values = readFileSync(join(folder, 'terraform.tfvars.example'), 'utf8').replace(
            /^#.*$/gm,
            '',
          );
          appendFileSync(
            main,
            `\nmodule "v${index}" {\n  source    = "${folder}"\n  image_tag = var.image_tag\n${values}\n}\n`,
          );
        }
        terraform.succeed(root, 'get');
        return root;
      };

      it('and planned again, there is no change, and another image replaces nothing', () => {
        const root = together();
        terraform.succeed(root, 'apply', '-auto-approve', '-var', 'image_tag=one');
        const resources = Object.keys(terraform.kept).sort();
        assert.deepEqual(terraform.plan(root, '-var', 'image_tag=one'), []);
        const changes = terraform.plan(root, '-var', 'image_tag=two');
        assert.deepEqual(
          changes.filter(({ action }) => action !== 'update').map(({ address }) => address),
          [],
        );
        terraform.succeed(root, 'apply', '-auto-approve', '-var', 'image_tag=two');
        assert.deepEqual(Object.keys(terraform.kept).sort(), resources);
        console.log(
          `        ${VARIANTS_APPLIED.length} variants, ${resources.length} resources: no change; with another image ${changes.length} updates, none replaced`,
        );
      });

      /** What was once rendered, and what the stand-in sees of it. */
      const FORMER: readonly (readonly [string, string, string, RegExp])[] = [
        [
          'the resource group is not said',
          '  resource_group_id = data.ibm_resource_group.group.id\n',
          '',
          /ibm_code_engine_project.project: (replace|delete)/,
        ],
        [
          'a job has 0 retries',
          'array = "0", retries = 1, seconds = 1800',
          'array = "0", retries = 0, seconds = 1800',
          /job\["migrate"\]: update/,
        ],
        [
          'a default is trusted to be left out in daemon mode',
          'run_mode        = "task"',
          'run_mode        = "daemon"',
          /can only be specified if run_mode is task/,
        ],
      ];
      for (const [title, right, wrong, says] of FORMER) {
        it(`is seen to change when ${title}`, () => {
          const cwd = render({}, { services: ['tasks'] });
          const file = join(cwd, 'main.tf');
          const text = readFileSync(file, 'utf8');
          assert.ok(text.includes(right), right);
          // Without the guard, a replacement shows as one.
          writeFileSync(
            file,
            text.replaceAll(right, wrong).replace('prevent_destroy = true', 'prevent_destroy = false'),
          );
          copyFileSync(join(cwd, 'terraform.tfvars.example'), join(cwd, 'terraform.tfvars'));
          const applied = terraform.run(cwd, 'apply', '-auto-approve', '-var', 'image_tag=one');
          const seen =
            applied.status === 0
              ? terraform
                  .plan(cwd, '-var', 'image_tag=one')
                  .map(({ address, action }) => `${address}: ${action}`)
              : [applied.output];
          assert.match(seen.join('\n'), says);
        });
      }

      it('keeps the project when all else is destroyed', () => {
        const cwd = render({});
        copyFileSync(join(cwd, 'terraform.tfvars.example'), join(cwd, 'terraform.tfvars'));
        terraform.succeed(cwd, 'apply', '-auto-approve', '-var', 'image_tag=one');
        const { status, output } = terraform.run(
          cwd,
          'destroy',
          '-auto-approve',
          '-no-color',
          '-var',
          'image_tag=one',
        );
        assert.notEqual(status, 0);
        assert.match(output, /Instance cannot be destroyed/);
        assert.ok(Object.values(terraform.kept).some(({ type }) => type === 'ibm_code_engine_app'));
      });
    });

    for (const [title, options, more] of [
      ['with defaults', {}],
      [
        'by buildpacks, bound, with a worker and all options',
        {
          strategy: 'buildpacks',
          'database-service': 'shop db',
          domain: 'www.example.com',
          exports: 'shop-exports',
          outbound: '10.0.0.0/8',
          'trusted-profiles': 'yes',
        },
        { server: 'uvicorn', services: ['tasks'] },
      ],
    ] as const satisfies typeof VARIANTS) {
      it(`is deployed by the documented commands in their order ${title}`, async () => {
        const cwd = render(options, more);
        const { commands, problems: found } = await walk(terraform, join(cwd, '../..'));
        assert.deepEqual(found, []);
        console.log(`      ${commands} documented commands`);
      });
    }

    it('is described file by file', () => {
      const cwd = render({});
      const docs = readFileSync(join(cwd, '../../docs/codeengine.md'), 'utf8');
      for (const name of ['terraform.tfvars.example', 'versions.tf']) assert.ok(docs.includes(name), name);
      assert.ok(readdirSync(cwd).includes('terraform.tfvars.example'));
    });

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
