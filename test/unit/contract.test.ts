/**
 * The environment contract, both ways and for all combinations: whatever a platform's files, scripts and adapters set is
 * declared, and whatever is declared is read by the project, and given by every platform where there is no default.
 */
import { strict as assert } from 'node:assert';
import { parse } from 'yaml';
import type { Answers } from '../../src/choices/choice.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { allAnswers, servicesAlone } from '../support/answers.ts';
import { interpolate } from '../support/cloudfoundry/manifest.ts';

type Files = ReadonlyMap<string, string>;

/** Variables that are nobody's of the project: Django's own, and what a buildpack reads. */
const FOREIGN = ['DJANGO_SETTINGS_MODULE', 'DISABLE_COLLECTSTATIC'];

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

const text = (files: Files, path: string): string => files.get(path) ?? assert.fail(`${path} is missing`);

/** What each platform's files set by name, and what a secret or a bound service of them gives. */
const SETS: Readonly<Record<string, (files: Files, answers: Answers) => readonly string[]>> = {
  cloudfoundry(files) {
    const manifest = interpolate(text(files, 'manifest.yml'), text(files, 'vars/production.yml'));
    const [app] = (manifest as { applications: { env: object; services: { binding_name: string }[] }[] })
      .applications;
    const secrets = matches(text(files, 'cf/create-services.sh'), /\{"([A-Z_]+)": secrets\./g);
    const bound = app?.services.some(({ binding_name }) => binding_name === 'database');
    return [...Object.keys(app?.env ?? {}), ...secrets, ...(bound ? ['DATABASE_URL'] : [])];
  },
  codeengine(files) {
    const script = ['deploy.sh', 'parts/secrets.sh', 'parts/inputs.sh']
      .map((part) => text(files, `codeengine/${part}`))
      .join('');
    const named = matches(script, /--env ([A-Z0-9_]+)=/g);
    const terraform = text(files, 'codeengine/terraform/main.tf');
    const environment = /environment = \{\n([^}]*)\}/.exec(terraform)?.[1] ?? '';
    assert.deepEqual(
      matches(environment, /^\s*([A-Z0-9_]+) +=/gm),
      named,
      'script and Terraform set the same',
    );
    return [...named, ...matches(script, /\^(SECRET_KEY|DATABASE_URL)=/g)];
  },
  onprem(files) {
    const compose = parse(text(files, 'compose.yaml'), { merge: true }) as {
      services: { web: { environment: object } };
    };
    const written = matches(text(files, 'onprem/environment'), /^([A-Z0-9_]+)=/gm);
    return [...Object.keys(compose.services.web.environment), ...written];
  },
};

/** Every variable that the adapters and the conversions of services may set. */
const adapted = (files: Files, { project }: Answers): readonly string[] =>
  [...files]
    .filter(
      ([path]) => path.startsWith(`${project}/bindings/`) || /\/(cloudfoundry|codeengine)\.py$/.test(path),
    )
    .filter(([path]) => !path.startsWith('tests/'))
    .flatMap(([, source]) => matches(source, /"([A-Z][A-Z0-9]*_[A-Z0-9_]+)"(?=:|\] =|\) and)/g));

/** What the project reads, outside of its tests: `env.NAME` in Python, and in the words of its servers' files. */
function reads(files: Files, pattern: RegExp): readonly string[] {
  return [...files]
    .filter(([path]) => /\.(py|ini|conf)$/.test(path) && !/^tests\/|\/env\.py$/.test(path))
    .flatMap(([, source]) => matches(source, pattern));
}
const IN_PYTHON = /\benv\.([A-Z][A-Z0-9_]+)\b/g;
const IN_SERVERS = /\$[({]([A-Z][A-Z0-9_]+)[)}]/g;

/** Names of env.py that are no variables. */
const MODULE = new Set(['DEVELOPMENT_PREFIX', 'BASE_DIR', 'VARIABLES', 'PLATFORM_PROBLEMS']);

describe('the environment contract', () => {
  const all = [...allAnswers(), ...servicesAlone()].map((answers) => ({
    answers,
    context: contextOf(answers),
    files: new Map(plan(answers).map(({ path, contents }) => [path, contents])) as Files,
  }));

  it('has a declaration for whatever a platform sets', () => {
    let sets = 0;
    for (const { answers, context, files } of all) {
      const known = new Set([
        ...context.variables.map(({ name }) => name),
        ...Object.keys(context.server.environment ?? {}),
        ...FOREIGN,
      ]);
      for (const platform of answers.platforms) {
        for (const name of SETS[platform]!(files, answers)) {
          assert.ok(known.has(name), `${platform} sets ${name}: ${JSON.stringify(answers)}`);
          sets += 1;
        }
      }
      for (const name of adapted(files, answers))
        assert.ok(known.has(name), `an adapter sets ${name}: ${JSON.stringify(answers)}`);
    }
    console.log(`      ${all.length} combinations, ${sets} variables set by platforms`);
  });

  it('has every variable without a default given by every platform', () => {
    for (const { answers, context, files } of all) {
      const needed = context.variables.filter((one) => one.default === undefined).map(({ name }) => name);
      for (const platform of answers.platforms) {
        const given = SETS[platform]!(files, answers);
        // Code Engine's script asks for it, unless a bound service gives it.
        const bound = answers.options.codeengine?.['database-service'] ? ['DATABASE_URL'] : [];
        const missing = needed.filter((name) => ![...given, ...bound].includes(name));
        assert.deepEqual(missing, [], `${platform}: ${JSON.stringify(answers)}`);
      }
    }
  });

  it('has nothing declared that is not read, and nothing read that is not declared', () => {
    for (const { answers, context, files } of all) {
      const declared = context.variables.map(({ name }) => name);
      const read = reads(files, IN_PYTHON);
      const anywhere = new Set([...read, ...reads(files, IN_SERVERS)]);
      const unread = declared.filter((name) => !anywhere.has(name));
      assert.deepEqual(unread, [], JSON.stringify(answers));
      const undeclared = read.filter((name) => !declared.includes(name) && !MODULE.has(name));
      assert.deepEqual(undeclared, [], JSON.stringify(answers));
    }
  });

  it('is shown to developers, operators and readers in the same words', () => {
    for (const { answers, context, files } of all) {
      for (const { name, help } of context.variables) {
        for (const path of ['.env.example', 'README.md', `${answers.project}/env.py`])
          assert.ok(text(files, path).includes(help), `${path}: ${name}`);
      }
    }
  });
});
