/** A program on PATH counts only if it starts: version managers leave shims of what no active version has. */
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { starting } from '../../src/run/programs.ts';
import { findPython } from '../../src/run/python.ts';
import { inFolder } from '../support/command.ts';

/** A shim whose version manager has no such program. */
const BROKEN = 'echo "shim: command not found in the active version" >&2; exit 127';
/** A Python of that version; without `venv`, as Debian has it without python3-venv. */
const python = (version: string, venv = true): string =>
  `${venv ? '' : 'case "$*" in *ensurepip*) exit 1;; esac; '}echo ${version}`;

interface Machine {
  readonly title: string;
  /** The folders of PATH, each with its programs. */
  readonly path: readonly Readonly<Record<string, string>>[];
  /** Which uv is used: the number of its folder. */
  readonly uv?: number;
  /** Which Python, of which folder; undefined where none fits. */
  readonly python?: readonly [folder: number, name: string];
}

const GOOD_UV = 'echo uv 0.9.0';

const MACHINES: readonly Machine[] = [
  {
    title: 'uv and Python',
    path: [{ uv: GOOD_UV, 'python3.13': python('3.13.1') }],
    uv: 0,
    python: [0, 'python3.13'],
  },
  {
    title: 'a uv that cannot start',
    path: [{ uv: BROKEN, python3: python('3.13.1') }],
    python: [0, 'python3'],
  },
  {
    title: 'a uv that cannot start before one that can',
    path: [{ uv: BROKEN }, { uv: GOOD_UV, python3: python('3.13.1') }],
    uv: 1,
    python: [1, 'python3'],
  },
  {
    title: 'a shim of the wanted Python before the real one',
    path: [{ 'python3.13': BROKEN }, { 'python3.13': python('3.13.1') }],
    python: [1, 'python3.13'],
  },
  {
    title: 'a shim of the wanted Python, and an older one',
    path: [{ 'python3.13': BROKEN, 'python3.12': python('3.12.4') }],
    python: [0, 'python3.12'],
  },
  {
    title: 'shims of everything, and the system behind them',
    path: [
      { uv: BROKEN, python: BROKEN, python3: BROKEN, 'python3.13': BROKEN, 'python3.12': BROKEN },
      { python3: python('3.11.2') },
    ],
    python: [1, 'python3'],
  },
  {
    title: 'without uv, a Python that cannot make environments before one that can',
    path: [{ 'python3.13': python('3.13.1', false), 'python3.12': python('3.12.4') }],
    python: [0, 'python3.12'],
  },
  {
    title: 'with uv, a Python that cannot make environments',
    path: [{ uv: GOOD_UV, 'python3.13': python('3.13.1', false), 'python3.12': python('3.12.4') }],
    uv: 0,
    python: [0, 'python3.13'],
  },
  {
    title: 'only a Python that cannot make environments: what is missing is said later',
    path: [{ 'python3.13': python('3.13.1', false) }],
    python: [0, 'python3.13'],
  },
  { title: 'a Python that is too new: there are no hashes for it', path: [{ python3: python('3.15.0') }] },
  {
    title: 'an older Python before one that is too new',
    path: [{ python3: python('3.15.0'), 'python3.12': python('3.12.4') }],
    python: [0, 'python3.12'],
  },
  { title: 'a Python that is too old', path: [{ python3: python('3.9.2') }] },
  { title: 'only shims', path: [{ uv: BROKEN, python3: BROKEN, 'python3.13': BROKEN }] },
  { title: 'nothing', path: [{}] },
];

describe('programs of this machine', () => {
  for (const { title, path, uv, python: wanted } of MACHINES) {
    it(title, () =>
      inFolder(async (folder) => {
        const folders = path.map((programs, index) => {
          const place = join(folder, String(index));
          mkdirSync(place);
          for (const [name, text] of Object.entries(programs))
            writeFileSync(join(place, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
          return place;
        });
        const env = { PATH: folders.join(delimiter), HOME: folder, PYENV_ROOT: join(folder, 'pyenv') };
        const found = starting('uv', env);
        assert.equal(found, uv === undefined ? undefined : join(folders[uv]!, 'uv'));
        const find = () => findPython('3.13', '5.2', env, found).path;
        if (wanted) assert.equal(find(), join(folders[wanted[0]]!, wanted[1]));
        else assert.throws(find, /^UserError: --run: no Python from 3\.11 to 3\.14 was found/);
      }),
    );
  }
});
