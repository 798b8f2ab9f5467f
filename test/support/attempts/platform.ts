import { type Attempt, edit, right, wrong } from './attempt.ts';

const ENV = 'mysite/env.py';
const DOTENV = 'from dotenv import load_dotenv\n';
const LOAD = 'load_dotenv(BASE_DIR / ".env")\n';
const ASK = 'found = cloudfoundry.injected(os.environ)\n';
const SET = 'os.environ.update(found.variables)\n';
const NAME = 'PLATFORM_PROBLEMS.extend(found.problems)\n';
const CALL = `${ASK}${SET}${NAME}`;
const LOOP_OF = (names: string) =>
  `for adapter in (${names}):\n    found = adapter.injected(os.environ)\n    os.environ.update(found.variables)\n    PLATFORM_PROBLEMS.extend(found.problems)\n`;
const imported = edit(ENV, DOTENV, `${DOTENV}\nfrom . import cloudfoundry\n`);
const before = (text: string) => edit(ENV, `\n${LOAD}`, `\n${text}\n${LOAD}`);
const after = (text: string) => edit(ENV, LOAD, `${LOAD}${text}\n`);
const READS = 'reads-cloudfoundry';
const IGNORED = /does not take over|\.env wins/;

const first: readonly Attempt[] = [
  right('lab-5', 'as on the page', imported, before(LOOP_OF('cloudfoundry,'))),
  right('lab-5', 'without the loop', imported, before(CALL)),
  right('lab-5', 'by the operator', imported, before(`${ASK}os.environ |= found.variables\n${NAME}`)),
  right(
    'lab-5',
    'the function by its name',
    edit(ENV, DOTENV, `${DOTENV}\nfrom .cloudfoundry import injected\n`),
    before(CALL.replace('cloudfoundry.injected', 'injected')),
  ),
  right(
    'lab-5',
    'one after the other',
    imported,
    before(`${ASK}for name, text in found.variables.items():\n    os.environ[name] = text\n${NAME}`),
  ),
  right(
    'lab-5',
    'in a function',
    imported,
    before(
      `def read_platform() -> None:\n    ${CALL.trimEnd().replaceAll('\n', '\n    ')}\n\n\nread_platform()\n`,
    ),
  ),

  wrong('lab-5', 'nothing yet', READS, IGNORED),
  wrong('lab-5', 'only imported', READS, IGNORED, imported),
  wrong('lab-5', 'called, and nothing done with it', READS, IGNORED, imported, before(ASK)),
  wrong('lab-5', 'only the problems', READS, IGNORED, imported, before(`${ASK}${NAME}`)),
  wrong('lab-5', 'after .env', READS, IGNORED, imported, after(CALL)),
  wrong(
    'lab-5',
    '.env overrides',
    READS,
    /\.env wins over the platform/,
    imported,
    before(CALL),
    edit(ENV, LOAD, 'load_dotenv(BASE_DIR / ".env", override=True)\n'),
  ),
  wrong('lab-5', 'the problems are lost', READS, /is not named/, imported, before(`${ASK}${SET}`)),
  wrong(
    'lab-5',
    'a problem stops every command',
    READS,
    /stops every command/,
    imported,
    before(`${CALL}if PLATFORM_PROBLEMS:\n    raise ValueError(PLATFORM_PROBLEMS[0])\n`),
  ),
  wrong(
    'lab-5',
    'what is set by name is lost',
    READS,
    /what is set by name no longer wins/,
    imported,
    before(CALL.replace('injected(os.environ)', 'injected({**os.environ, "ALLOWED_HOSTS": ""})')),
  ),
  wrong('lab-5', 'instead of .env', READS, /\.env is not read any more/, imported, edit(ENV, LOAD, CALL)),
  wrong(
    'lab-5',
    'not relative',
    'loads',
    /env\.py, line \d+: ModuleNotFoundError: No module named 'cloudfoundry'/,
    edit(ENV, DOTENV, `${DOTENV}\nimport cloudfoundry\n`),
    before(CALL),
  ),
  wrong(
    'lab-5',
    'a typing error',
    'loads',
    /env\.py, line \d+: ImportError: .*cloudfondry/,
    edit(ENV, DOTENV, `${DOTENV}\nfrom . import cloudfondry\n`),
    before(CALL),
  ),
  wrong(
    'lab-5',
    'no argument',
    'loads',
    /env\.py, line \d+: TypeError: injected\(\) missing/,
    imported,
    before('os.environ.update(cloudfoundry.injected())\n'),
  ),
  wrong(
    'lab-5',
    'the whole answer instead of its variables',
    'loads',
    /env\.py, line \d+: TypeError: 'Injected' object is not iterable/,
    imported,
    before('os.environ.update(cloudfoundry.injected(os.environ))\n'),
  ),
  wrong(
    'lab-5',
    'in the settings',
    READS,
    IGNORED,
    edit('mysite/settings.py', 'from . import env\n', 'import os\n\nfrom . import cloudfoundry, env\n'),
    edit('mysite/settings.py', 'BASE_DIR = env.BASE_DIR\n', `BASE_DIR = env.BASE_DIR\n${ASK}${SET}`),
  ),
  wrong(
    'lab-5',
    'before os is imported',
    'loads',
    /env\.py, line \d+: NameError: name 'os'/,
    edit(ENV, 'import os\n', `from . import cloudfoundry\n${ASK}import os\n`),
  ),
  wrong(
    'lab-5',
    'the host written down',
    READS,
    IGNORED,
    edit(ENV, 'default="localhost,127.0.0.1,[::1]"', 'default="mysite.apps.example.com"'),
  ),
];

const IMPORT = 'from . import cloudfoundry\n';
const LOOP = 'for adapter in (cloudfoundry,):';
const both = edit(ENV, IMPORT, 'from . import cloudfoundry, codeengine\n');
const SECOND = CALL.replaceAll('cloudfoundry', 'codeengine');

const second: readonly Attempt[] = [
  right('lab-6', 'as on the page', both, edit(ENV, LOOP, 'for adapter in (cloudfoundry, codeengine):')),
  right('lab-6', 'the other way round', both, edit(ENV, LOOP, 'for adapter in (codeengine, cloudfoundry):')),
  right('lab-6', 'a second one below', both, before(SECOND)),

  wrong('lab-6', 'nothing yet', 'reads-codeengine', IGNORED),
  wrong('lab-6', 'only imported', 'reads-codeengine', IGNORED, both),
  wrong(
    'lab-6',
    'one instead of the other',
    'reads-cloudfoundry',
    IGNORED,
    edit(ENV, IMPORT, 'from . import codeengine\n'),
    edit(ENV, LOOP, 'for adapter in (codeengine,):'),
  ),
  wrong(
    'lab-6',
    'not imported',
    'loads',
    /env\.py, line \d+: NameError: name 'codeengine'/,
    edit(ENV, LOOP, 'for adapter in (cloudfoundry, codeengine):'),
  ),
  wrong('lab-6', 'after .env', 'reads-codeengine', IGNORED, both, after(SECOND)),
  wrong(
    'lab-6',
    'a dot instead of the comma',
    'loads',
    /env\.py, line \d+: AttributeError: .*codeengine/,
    both,
    edit(ENV, LOOP, 'for adapter in (cloudfoundry.codeengine,):'),
  ),
];

export default [...first, ...second];
