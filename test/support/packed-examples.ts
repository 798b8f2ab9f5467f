/** The examples as strangers get them: packed, installed beside the package, used by its command and under `yo`. */
import { strict as assert } from 'node:assert';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { snapshot } from './command.ts';
import { ordinary, type Packed } from './packed.ts';
import { refused } from './packed-outcomes.ts';

/** An example: what chooses it, what chooses something else, and how it is told. */
interface Example {
  readonly id: string;
  readonly chosen: readonly string[];
  readonly others: readonly string[];
  /** How the command alone takes it away; under `yo`, and for a server, another choice does. */
  readonly removed: readonly string[];
  /** A file that it alone brings, and what stands there in each language. */
  readonly file: string;
  readonly says: Readonly<Record<'en' | 'es', RegExp>>;
  /** The template of that file. */
  readonly template: string;
  /** What would make it hostile: a file, its text, and what is said of it. */
  readonly hostile: readonly (readonly [path: string, text: string, says: RegExp])[];
}

const TEMPLATES = 'templates/platforms/kubernetes';

const EXAMPLES: readonly Example[] = [
  {
    id: 'waitress',
    chosen: ['--server', 'waitress'],
    others: ['--server', 'gunicorn'],
    removed: ['server', 'gunicorn'],
    file: 'serve.py',
    says: { en: /from waitress/, es: /from waitress/ },
    template: 'templates/servers/waitress/serve.py.ejs',
    hostile: [['templates/servers/waitress/.git/hooks/post-checkout', '#!/bin/sh\n', /may not write there/]],
  },
  {
    id: 'kubernetes',
    chosen: ['--platform', 'kubernetes', '--database', 'postgresql'],
    others: ['--platform', 'onprem'],
    removed: ['kubernetes', '--remove'],
    file: 'docs/kubernetes.md',
    says: { en: /## The first time\n/, es: /## La primera vez\n/ },
    template: `${TEMPLATES}/docs/kubernetes.md.ejs`,
    hostile: [
      [`${TEMPLATES}/.yo-rc.json`, '{}', /may not write there/],
      [
        `${TEMPLATES}/kubernetes/base/host.yaml.ejs`,
        "<%- include('/etc/hostname') %>",
        /includes another file/,
      ],
      [`${TEMPLATES}/manage.py`, '', /manage\.py is brought by /],
      ['plugin.js', "throw new Error('no luck');\n", /cannot be loaded \(no luck\)/],
      ['languages/es.json', '[]', /a text for each English one/],
    ],
  },
];

/** The walks: each example by its command in both languages, and under `yo`. */
const WALKS: readonly (readonly [id: string, command: readonly string[], language: 'en' | 'es'])[] = [
  ['waitress', ['django-cloud'], 'en'],
  ['waitress', ['yo', 'django-cloud'], 'es'],
  ['kubernetes', ['django-cloud'], 'en'],
  ['kubernetes', ['django-cloud'], 'es'],
  ['kubernetes', ['yo', 'django-cloud'], 'es'],
];

type Files = Readonly<Record<string, string>>;

/** What a person reads of a project: not the record of what was rendered. */
const readable = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('.django-cloud')));

/** Declares the tests. */
export function asExamples(packed: Packed): void {
  const installed = ({ id }: Example): string => join(packed.app, 'node_modules', `django-cloud-${id}`);
  const pristine = ({ id }: Example): string => join(packed.folder, `pristine-${id}`);
  const again = (example: Example): void => {
    rmSync(installed(example), { recursive: true });
    cpSync(pristine(example), installed(example), { recursive: true });
  };

  before('are packed and installed', async () => {
    const folder = join(import.meta.dirname, '../../examples');
    await packed.installBeside(...EXAMPLES.map(({ id }) => join(folder, id)));
    for (const example of EXAMPLES) cpSync(installed(example), pristine(example), { recursive: true });
  });

  for (const [id, command, language] of WALKS) {
    const example = EXAMPLES.find((one) => one.id === id)!;
    it(`${id}: rendered, updated, removed and chosen again by ${command.join(' ')}, --lang ${language}`, async () => {
      const place = packed.place({ user: ordinary });
      const project = join(place.cwd, 'shop');
      const plugin = ['--plugin', `django-cloud-${id}`];
      const answers = () =>
        JSON.parse(readFileSync(join(project, '.yo-rc.json'), 'utf8'))['generator-django-cloud'];
      const text = (): string => readFileSync(join(project, example.file), 'utf8');
      const isYo = command[0] === 'yo';
      /** @param below a command of its own, under yo a generator of its own */
      const go = async (
        below: string | undefined,
        words: readonly string[],
        where = 'shop',
      ): Promise<void> => {
        const named =
          below === undefined ? command : isYo ? ['yo', `django-cloud:${below}`] : [...command, below];
        const { status, stderr } = await packed.runAt(place, [...named, ...words], where);
        assert.equal(status, 0, stderr);
      };

      const shop = ['shop', '--defaults', ...plugin, ...example.chosen, '--lang', language];
      await go(undefined, shop, '.');
      assert.match(text(), example.says[language]);
      assert.deepEqual(answers().plugins, [{ name: `django-cloud-${id}`, version: '1.0.0' }]);

      // A later version, agreed to by naming it.
      appendFileSync(join(installed(example), example.template), '\n# The end.\n');
      const manifest = join(installed(example), 'package.json');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"1.0.0"', '"1.0.1"'));
      try {
        await go('update', plugin);
        assert.match(text(), /# The end\.\n$/);
        assert.match(text(), example.says[language]);
        assert.equal(answers().plugins[0].version, '1.0.1');
        const first = readable(snapshot(project));

        if (isYo) await go(undefined, [...example.others, '--defaults']);
        else await go(example.removed[0], example.removed.slice(1));
        assert.equal(answers().plugins, undefined);
        const left = Object.entries(readable(snapshot(project))).filter(([, one]) =>
          one.toLowerCase().includes(id),
        );
        assert.deepEqual(left, []);

        await go(undefined, [...example.chosen, ...plugin, '--defaults']);
        assert.deepEqual(readable(snapshot(project)), first);
      } finally {
        again(example);
      }
    });
  }

  for (const example of EXAMPLES)
    it(`${example.id}: refused in one line when hostile, and nothing is written`, async () => {
      for (const [index, [path, content, says]] of example.hostile.entries()) {
        const file = join(installed(example), path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
        const words = ['shop', '--defaults', '--plugin', `django-cloud-${example.id}`, ...example.chosen];
        try {
          for (const command of [['django-cloud'], ...(index === 0 ? [['yo', 'django-cloud']] : [])]) {
            const outcome = await packed.run([...command, ...words], { user: ordinary });
            assert.notEqual(outcome.status, 0, path);
            refused(outcome, says, outcome.status ?? 0);
          }
        } finally {
          again(example);
        }
        assert.equal(existsSync(file), existsSync(join(pristine(example), path)));
      }
    });
}
