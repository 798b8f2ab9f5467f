/** What a plug-in may not be or bring: each as a change of one that is right, and what is said of it. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The example, whose parts are changed. */
export const EXAMPLE = join(import.meta.dirname, '../../examples/waitress');

export interface BadPlugin {
  readonly title: string;
  /** @param folder a copy of the example */
  readonly change: (folder: string) => void;
  readonly says: RegExp;
}

type Change = BadPlugin['change'];

/** Changes the fields of a JSON file. */
const json =
  (path: string, change: (content: Record<string, never>) => void): Change =>
  (folder) => {
    const content = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    change(content);
    writeFileSync(join(folder, path), JSON.stringify(content));
  };

const file =
  (path: string, text: string): Change =>
  (folder) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

/** Puts fields into the server of its module. */
const server = (fields: string): Change =>
  file('plugin.js', `export default () => ({ servers: [{ ${BASE}, ${fields} }] });`);

const BASE = `id: 'waitress', title: 'W', help: 'H.', interface: 'wsgi', start: () => ['python', 'serve.py'],
  module: 'waitress', distribution: 'waitress', drains: true, groups: ['waitress']`;
const TEMPLATES = 'templates/servers/waitress';
const set = (name: string, value: unknown) => (content: Record<string, unknown>) => {
  content[name] = value;
};

export const BAD_PLUGINS: readonly BadPlugin[] = [
  {
    title: 'no package.json',
    change: (folder) => rmSync(join(folder, 'package.json')),
    says: /package\.json: file not found/,
  },
  { title: 'a package.json that is no JSON', change: file('package.json', '{'), says: /not valid JSON/ },
  { title: 'a package.json with a list', change: file('package.json', '[]'), says: /must hold an object/ },
  {
    title: 'a name that leads elsewhere',
    change: json('package.json', set('name', '../evil')),
    says: /"name" must be a package's name/,
  },
  {
    title: 'no version',
    change: json('package.json', set('version', 'new')),
    says: /"version" must be a version/,
  },
  {
    title: 'no version of ours',
    change: json('package.json', set('peerDependencies', {})),
    says: /it is no plug-in: "peerDependencies"/,
  },
  {
    title: 'a newer version of ours',
    change: json('package.json', set('peerDependencies', { 'generator-django-cloud': '>=9' })),
    says: /it needs generator-django-cloud >=9, and this is /,
  },
  {
    title: 'a module that is not there',
    change: json('package.json', set('main', 'none.js')),
    says: /its module .*none\.js was not found/,
  },
  {
    title: 'a module outside',
    change: json('package.json', set('main', '../../../etc/hostname')),
    says: /"main" leads out of its folder|was not found/,
  },
  {
    title: 'a module that is a link to outside',
    change: (folder) => {
      rmSync(join(folder, 'plugin.js'));
      symlinkSync(process.execPath, join(folder, 'plugin.js'));
    },
    says: /"main" leads out of its folder/,
  },
  {
    title: 'a module that is no JavaScript',
    change: file('plugin.js', 'export default {'),
    says: /its module cannot be loaded/,
  },
  {
    title: 'a module that throws',
    change: file('plugin.js', "throw new Error('no luck');"),
    says: /cannot be loaded \(no luck\)/,
  },
  {
    title: 'a module that exports no function',
    change: file('plugin.js', 'export default {};'),
    says: /must export a function/,
  },
  {
    title: 'a function that throws',
    change: file('plugin.js', "export default () => { throw new Error('no luck'); };"),
    says: /its module failed \(no luck\)/,
  },
  {
    title: 'a function that returns nothing',
    change: file('plugin.js', 'export default () => undefined;'),
    says: /must export a function that returns a plug-in/,
  },
  {
    title: 'a field that is unknown',
    change: file('plugin.js', 'export default () => ({ server: [] });'),
    says: /unknown field "server"\. Did you mean "?servers"?/,
  },
  {
    title: 'a list that is none',
    change: file('plugin.js', 'export default () => ({ servers: {} });'),
    says: /"servers" must be a list/,
  },
  {
    title: 'no choice',
    change: file('plugin.js', 'export default () => ({ servers: [] });'),
    says: /it brings no choice/,
  },
  {
    title: 'a choice that is none',
    change: file('plugin.js', 'export default () => ({ servers: [null] });'),
    says: /an id has small letters/,
  },
  { title: 'an id with a path', change: server("id: '../up'"), says: /an id has small letters/ },
  { title: 'the id of a server of ours', change: server("id: 'gunicorn'"), says: /the id is taken/ },
  { title: 'the id of a platform of ours', change: server("id: 'onprem'"), says: /the id is taken/ },
  { title: 'the id of a command', change: server("id: 'undo'"), says: /the id is taken/ },
  {
    title: 'one id twice',
    change: file('plugin.js', `export default () => ({ servers: [{ ${BASE} }, { ${BASE} }] });`),
    says: /the id is taken/,
  },
  {
    title: 'a field of a choice that is unknown',
    change: server('starts: () => []'),
    says: /unknown field "starts"\. Did you mean "?start"?/,
  },
  { title: 'a default', change: server('default: true'), says: /unknown field "default"/ },
  { title: 'no title', change: server("title: ''"), says: /"title" must be text/ },
  { title: 'no start command', change: server('start: undefined'), says: /"start" must be a function/ },
  {
    title: 'groups that are a text',
    change: server("groups: 'waitress'"),
    says: /"groups" must be a list of texts/,
  },
  {
    title: 'another interface',
    change: server("interface: 'rsgi'"),
    says: /"interface" must be wsgi or asgi/,
  },
  {
    title: 'a row that the contract does not have',
    change: server("cannot: { 'chunked-bodies': { caution: 'C.' } }"),
    says: /the server contract does not have\. Did you mean "?chunked-body"?/,
  },
  {
    title: 'a row without a sentence',
    change: server("cannot: { 'chunked-body': {} }"),
    says: /"cannot" must say of chunked-body/,
  },
  {
    title: 'a variable that is no name',
    change: server("variables: [{ name: 'a b', type: 'text', help: 'H.' }]"),
    says: /a variable is called a b/,
  },
  {
    title: 'a variable of another type',
    change: server("variables: [{ name: 'A', type: 'number', help: 'H.' }]"),
    says: /the type of A must be one of/,
  },
  {
    title: 'an option without a default',
    change: server("options: [{ id: 'a', title: 'A', help: 'H.' }]"),
    says: /an option needs .*"fallback"/,
  },
  {
    title: 'no lock',
    change: (folder) => rmSync(join(folder, 'locks/6.1.json')),
    says: /no lock has the group "waitress" for Django 6\.1/,
  },
  {
    title: 'a group that no lock has',
    change: server("groups: ['tornado']"),
    says: /no lock has the group "tornado"/,
  },
  {
    title: 'a lock without hashes',
    change: json('locks/5.2.json', ({ packages }) =>
      set('hashes', [])((packages as never as Record<string, never>).waitress as never),
    ),
    says: /the package waitress needs a version, hashes/,
  },
  {
    title: 'a lock with a line break in a marker',
    change: json('locks/5.2.json', ({ groups }) =>
      set(
        'marker',
        "os_name == 'nt'\nevil",
      )(((groups as never as Record<string, never[]>).waitress as never[])[0] as never),
    ),
    says: /the group waitress is not understood/,
  },
  {
    title: 'a lock that is no JSON',
    change: file('locks/5.2.json', '{'),
    says: /5\.2\.json: it is not valid JSON/,
  },
  {
    title: "a file in git's folder",
    change: file(`${TEMPLATES}/.git/hooks/post-checkout`, '#!/bin/sh\n'),
    says: /a plug-in may not write there/,
  },
  {
    title: 'the answers',
    change: file(`${TEMPLATES}/.yo-rc.json`, '{}'),
    says: /a plug-in may not write there/,
  },
  {
    title: 'the record',
    change: file(`${TEMPLATES}/.django-cloud.lock`, ''),
    says: /a plug-in may not write there/,
  },
  { title: 'secrets', change: file(`${TEMPLATES}/.env`, ''), says: /a plug-in may not write there/ },
  {
    title: 'a name with a space',
    change: file(`${TEMPLATES}/a b`, ''),
    says: /a plug-in may not write there/,
  },
  {
    title: 'a template that is a link',
    change: (folder) => symlinkSync('/etc/hostname', join(folder, TEMPLATES, 'host')),
    says: /it is not a file/,
  },
  {
    title: 'a template that includes a file',
    change: file(`${TEMPLATES}/a.py.ejs`, "<%- include('/etc/hostname') %>"),
    says: /no project can be made with it \(.*it includes another file/,
  },
  {
    title: 'a template that is none',
    change: file(`${TEMPLATES}/a.py.ejs`, '<%- it.( %>'),
    says: /a\.py\.ejs: it is no template/,
  },
  {
    title: 'a template that fails',
    change: file(`${TEMPLATES}/a.py.ejs`, '<%- it.nothing.there %>'),
    says: /no project can be made with it/,
  },
  {
    title: 'a file of ours',
    change: file(`${TEMPLATES}/manage.py`, ''),
    says: /no project can be made with it \(manage\.py is brought by /,
  },
  {
    title: 'translations that are a list',
    change: file('languages/es.json', '[]'),
    says: /a text for each English one/,
  },
  {
    title: 'a start command that throws',
    change: server("start: () => { throw new Error('no luck'); }"),
    says: /no project can be made with it \(no luck\)/,
  },
];
