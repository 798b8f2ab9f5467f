/**
 * Writes src/generated: the catalogue of choices, the compiled templates, the locks and the version, as modules. The
 * bundle then reads no folder at run time, which is most of what a cold start would cost.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';
import { translatedTemplate } from '../src/languages/documents.ts';
import { translatedLanguages } from './languages/po.ts';
import { SOURCES, textsOf } from './languages/texts.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/generated');
const HEADER = '// Written by scripts/generate.ts.\n';

const AXES = [
  'servers',
  'platforms',
  'static',
  'databases',
  'services',
  'django',
  'python',
  'examples',
  'users',
  'tests',
  'licenses',
  'editors',
  'disclosures',
  'hardenings',
];

function names(folder: string): string[] {
  // git keeps no empty folder: an axis whose choices bring no files has none.
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .map((entry) => entry.name)
    .sort();
}

/** The ids of an axis, each with a folder; beside these lies what several have in common. */
function idsOf(axis: string): readonly string[] {
  return names(`src/choices/${axis}`).filter((id) =>
    existsSync(join(root, 'src/choices', axis, id, 'choice.ts')),
  );
}

/** The choices of one axis. */
function axisModule(axis: string): string {
  const ids = idsOf(axis);
  const identifiers = ids.map((id) => `choice_${id.replaceAll(/\W/g, '_')}`);
  const imports = ids.map(
    (id, index) => `import ${identifiers[index]} from '../choices/${axis}/${id}/choice.ts';\n`,
  );
  return `${imports.join('')}export const choices = [${identifiers.join(', ')}];\n`;
}

function choices(): string {
  return AXES.map((axis) => `export { choices as ${axis} } from './${axis}.ts';\n`).join('');
}

const LANGUAGES = translatedLanguages();

/** What commands say in a language. What documents alone say is not in it: these are translated here, once. */
function messages(language: string): string {
  const said = new Set(SOURCES.flatMap(textsOf));
  const entries = Object.entries(LANGUAGES[language]?.texts ?? {}).filter(([text]) => said.has(text));
  return `export const messages: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(entries), null, 2)};\n`;
}

/** The languages that there are, each with its name for itself, and what commands say in all but English. */
function languages(): string {
  const codes = Object.keys(LANGUAGES);
  const imports = codes.map((code) => `import { messages as ${code} } from './${code}/messages.ts';\n`);
  const names = { en: 'English', ...Object.fromEntries(codes.map((code) => [code, LANGUAGES[code]?.name])) };
  return `${imports.join('')}export const languages = ${JSON.stringify(names)} as const;\nexport const catalogues = { ${codes.join(', ')} };\n`;
}

/** Every file below a folder, as sorted paths with forward slashes. */
function tree(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? tree(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
        : [entry.name],
    )
    .sort();
}

/** The members of a template that make its text: `contents` as it is, or a function of the context. */
function compiled(filename: string, source: string, context: string): string {
  if (!filename.endsWith('.ejs')) return `contents: ${JSON.stringify(source)}`;
  // EJS compiles to the body of a function of `it`: kept as source, it needs no EJS at run time.
  const template = new ejs.Template(source, {
    compileDebug: false,
    _with: false,
    localsName: 'it',
    filename,
  }) as ejs.Template & { readonly source: string };
  template.compile();
  const typed = template.source.replace('function __append(s) {', 'function __append(s: unknown) {');
  const parameter = /\bit\.|= it;/.test(typed) ? `it: ${context}` : '';
  return `render(${parameter}) {\n${typed}}`;
}

/** Contexts of areas that are no choice's own, by the template's path; every other template takes the project's. */
const CONTEXTS: readonly (readonly [RegExp, string])[] = [
  [/^adopted\//, 'AdoptedContext'],
  [/^labs\/labs\/overview\..*\.md/, 'CourseContext'],
  [/^labs\/.*\.md/, 'PageContext'],
  [/^labs\//, 'CourseContext'],
];

/** The type of the context that a template takes. */
function contextOf(area: string, path: string): string {
  const [axis = '', id] = area.split('/');
  if (id !== undefined)
    return `ChoiceContext<'${axis}', typeof import('../../choices/${axis}/${id}/choice.ts').default>`;
  return CONTEXTS.find(([place]) => place.test(`${area}/${path}`))?.[1] ?? 'Context';
}

/** A template in the other languages, where it says anything to people. */
function translations(area: string, path: string, source: string): string {
  const members = Object.entries(LANGUAGES).flatMap(([language, { texts, code }]) => {
    const translated = translatedTemplate(`${area}/${path}`, source, texts, code);
    return translated === source
      ? []
      : [`${language}: { ${compiled(path, translated, contextOf(area, path))} }`];
  });
  return members.length > 0 ? `, translations: { ${members.join(', ')} }` : '';
}

function template(area: string, path: string): string {
  const file = join(root, 'templates', area, path);
  const source = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const name = JSON.stringify(path.replace(/\.ejs$/, ''));
  const executable = source.startsWith('#!');
  return `{ path: ${name}, executable: ${executable}, ${compiled(path, source, contextOf(area, path))}${translations(area, path, source)} }`;
}

/** The areas of templates: `project`, `<axis>/<id>` */
function areaNames(): string[] {
  return names('templates').flatMap((entry) =>
    AXES.includes(entry) ? names(`templates/${entry}`).map((id) => `${entry}/${id}`) : [entry],
  );
}

/** Where the types of contexts are. */
const TYPES: Readonly<Record<string, string>> = {
  CourseContext: 'labs/contexts.ts',
  PageContext: 'labs/contexts.ts',
  Context: 'plan/context.ts',
  AdoptedContext: 'plan/contexts/templates.ts',
  ChoiceContext: 'plan/contexts/templates.ts',
  Template: 'plan/template.ts',
};

/** The module of an area, below src/generated. */
const areaModule = (area: string): string => `templates/${area.replaceAll('/', '-')}.ts`;

/** The templates of an area: a module of its own, so that the package need not load them all. */
function areaTemplates(area: string): string {
  const files = tree(join(root, 'templates', area)).map((path) => `  ${template(area, path)},\n`);
  const text = `export const files: readonly Template[] = [\n${files.join('')}];\n`;
  const imports = Object.entries(TYPES)
    .filter(([name]) => new RegExp(`: (readonly )?${name}\\b`).test(text))
    .map(([name, path]) => `import type { ${name} } from '../../${path}';\n`);
  return imports.join('') + text;
}

/** All areas, by their names. */
function templates(): string {
  const areas = areaNames();
  const imports = areas.map(
    (area, index) => `import { files as area${index} } from './${areaModule(area)}';\n`,
  );
  const members = areas.map((area, index) => `  ${JSON.stringify(area)}: area${index},\n`);
  return `import type { Template } from '../plan/template.ts';
${imports.join('')}export const templates: Readonly<Record<string, readonly Template[]>> = {\n${members.join('')}};\n`;
}

function locks(): string {
  const lines = names('locks').filter((name) => name.endsWith('.json'));
  const entries = lines.map((file) => {
    const lock: unknown = JSON.parse(readFileSync(join(root, 'locks', file), 'utf8'));
    // JSON.parse of one string starts faster than an object literal of that size.
    return `  ${JSON.stringify(file.replace(/\.json$/, ''))}: JSON.parse(${JSON.stringify(JSON.stringify(lock))}),`;
  });
  return `import type { Lock } from '../plan/requirements.ts';\nexport const locks: Readonly<Record<string, Lock>> = {\n${entries.join('\n')}\n};\n`;
}

/** Names that no project may have: of the packages in the locks, and at the top of the templates. Names alone, for validation. */
function takenNames(): string {
  const lines = names('locks').filter((name) => name.endsWith('.json'));
  const packages = lines.flatMap((file) => {
    const lock = JSON.parse(readFileSync(join(root, 'locks', file), 'utf8')) as { packages: object };
    return Object.keys(lock.packages);
  });
  const folders = areaNames().flatMap((area) =>
    tree(join(root, 'templates', area)).map((path) => path.replace(/\.ejs$/, '').split('/')[0] ?? ''),
  );
  const list = (all: readonly string[]): string => JSON.stringify([...new Set(all)].sort());
  return `export const packages: readonly string[] = ${list(packages)};\nexport const folders: readonly string[] = ${list(folders)};\n`;
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return `export const version = ${JSON.stringify(version)};\n`;
}

/** The readers of Python that adopting runs, each one script, which is given to Python on its standard input. */
function inspect(): string {
  const script = (name: string, paths: readonly string[]): string => {
    const parts = paths.map((path) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'));
    return `export const ${name} = ${JSON.stringify(parts.join('\n\n'))};\n`;
  };
  const settings = [
    'src/adopt/contents.py',
    'templates/adopted/__project__/derived.py',
    'src/adopt/readers.py',
    'src/adopt/variables.py',
    'src/adopt/settings.py',
    'src/adopt/inspect.py',
  ];
  const requirements = [
    'contents',
    'pip_files',
    'requirement_lines',
    'poetry_files',
    'pyproject_files',
    'pipenv_files',
    'requirements',
  ].map((name) => `src/adopt/${name}.py`);
  return script('inspectScript', settings) + script('requirementsScript', requirements);
}

/** The views that the server contract asks, as a module of Python. */
function contractViews(): string {
  const text = readFileSync(join(root, 'src/rehearse/rows/views.py'), 'utf8').replaceAll('\r\n', '\n');
  return `export const contractViews = ${JSON.stringify(text)};\n`;
}

/** The first files of plug-ins, by kind; the server's are those of the example. */
function skeletons(): string {
  const filesOf = (folder: string): Record<string, string> =>
    Object.fromEntries(
      tree(join(root, folder)).map((path) => [path, readFileSync(join(root, folder, path), 'utf8')]),
    );
  const server = Object.entries(filesOf('examples/waitress'))
    .filter(([path]) => /^(plugin\.js|templates\/.*|locks\/.*)$/.test(path))
    .map(([path, text]) => [
      path.replace('servers/waitress/', 'servers/__id__/'),
      path === 'plugin.js'
        ? text
            .replace("id: 'waitress'", "id: '__id__'")
            .replace("title: 'Waitress'", "title: '__title__'")
            .replace(/^\/\*\*\n \* .*\n \*\n/, '/**\n')
        : text,
    ]);
  const kinds = {
    server: Object.fromEntries(server),
    platform: filesOf('src/plugins/skeletons/platform'),
    service: filesOf('src/plugins/skeletons/service'),
  };
  return `export const skeletons: Readonly<Record<'server' | 'platform' | 'service', Readonly<Record<string, string>>>> = ${JSON.stringify(kinds)};\n`;
}

/** Every module, by its path below src/generated. */
const modules: ReadonlyMap<string, string> = new Map([
  ...AXES.map((axis) => [`${axis}.ts`, axisModule(axis)] as const),
  ...areaNames().map((area) => [areaModule(area), areaTemplates(area)] as const),
  ...Object.keys(LANGUAGES).map((language) => [`${language}/messages.ts`, messages(language)] as const),
  ...Object.entries({
    choices,
    inspect,
    languages,
    skeletons,
    templates,
    locks,
    'contract-views': contractViews,
    'taken-names': takenNames,
    version,
  }).map(([name, text]) => [`${name}.ts`, text()] as const),
]);

for (const [path, text] of modules) {
  mkdirSync(dirname(join(target, path)), { recursive: true });
  writeFileSync(join(target, path), HEADER + text);
}
// What an earlier version wrote would still be checked, and found wanting.
for (const path of tree(target)) if (!modules.has(path)) rmSync(join(target, path));
