import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { choiceOf, djangoLines, servers } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { progress, warn } from '../terminal/terminal.ts';
import { failedPackage } from './failed-package.ts';
import { output, runProgram, starting } from './programs.ts';
import { findPython, isTooNew } from './python.ts';

/** The name of the virtual environment in the project; `.gitignore` knows it. */
export const VENV = '.venv';

/** The environment in which the project's programs run: its virtual environment comes first on PATH. */
export function venvEnvironment(folder: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PYTHONHOME: _home, ...rest } = env;
  const venv = join(folder, VENV);
  return { ...rest, VIRTUAL_ENV: venv, PATH: `${join(venv, 'bin')}${delimiter}${env.PATH ?? ''}` };
}

function packagesHint(answers: Answers): string | undefined {
  const packages = choiceOf(servers, answers.server).systemPackages ?? [];
  return packages.length > 0 ? say`It needs these Debian packages: ${packages.join(' ')}.` : undefined;
}

/** What can be done about packages that do not come: pip's last lines speak of versions where the network is the reason. */
export function networkHint(printed: string): string | undefined {
  const refused =
    /connection (refused|broken|reset|timed out)|connect error|dns error|name resolution|ConnectTimeout|NewConnectionError|client error \(Connect\)/i;
  return refused.test(printed)
    ? say`The package index cannot be reached: check the network, and HTTPS_PROXY, PIP_INDEX_URL or UV_INDEX_URL where they are set.`
    : undefined;
}

/**
 * Refuses an environment whose Python is newer than the files that the lock has hashes of: pip's words about that read
 * like an attack.
 */
function checkOwnPython(version: string, django: string): void {
  if (!isTooNew(version, django)) return;
  const { oldestPython, newestPython } = choiceOf(djangoLines, django);
  throw new UserError(
    say`--run: ${VENV} has Python ${version}, and the packages of Django ${django} are locked for ${oldestPython} to ${newestPython}. Remove ${VENV}, or install what you choose by hand.`,
    1,
  );
}

/** Which package it was: what a package's own build prints goes on for pages. */
function failedHint(printed: string): string | undefined {
  const name = failedPackage(printed);
  return name
    ? say`The package is ${name}: raise its version where the project requires it, or install what it is built with.`
    : undefined;
}

/**
 * Makes the virtual environment and installs the locked packages: with uv, where there is one, else venv and pip.
 *
 * @param stop ends it
 * @throws UserError when no Python fits, or the installation fails or is stopped
 */
export async function install(
  folder: string,
  answers: Answers,
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
): Promise<void> {
  const uv = starting('uv', env);
  const hashed = !answers.adopted;
  const python = findPython(answers.python, answers.django, env, uv, hashed);
  if (!python.version.startsWith(`${answers.python}.`)) {
    warn(
      say`Python ${answers.python} was not found; using ${python.version} (${python.path}), which Django ${answers.django} supports.`,
    );
  }
  const venv = join(folder, VENV);
  const usual = { cwd: folder, env, stop };
  progress(say`Making ${VENV} with Python ${python.version} …`);
  const own = existsSync(join(venv, 'bin/python'))
    ? output(join(venv, 'bin/python'), ['--version'], env)
    : undefined;
  if (own !== undefined && hashed) checkOwnPython(own.replace(/^Python /, ''), answers.django);
  if (own === undefined) {
    const make = uv
      ? [uv, 'venv', '--quiet', '--python', python.path, venv]
      : [python.path, '-I', '-m', 'venv', '--clear', venv];
    if (!uv && output(python.path, ['-I', '-c', 'import ensurepip, venv'], env) === undefined) {
      throw new UserError(
        say`--run: ${python.path} has no venv module. Install uv, or the Debian package python3-venv.`,
        1,
      );
    }
    await runProgram(make, { ...usual, purpose: say`making the virtual environment` });
  }
  progress(say`Installing the locked packages with ${uv ? 'uv' : 'pip'} …`);
  const pip = uv
    ? [uv, 'pip', 'install', '--quiet', '--python', join(venv, 'bin/python')]
    : // -I: a file of the project that is called as a module of the library is not taken for it.
      [join(venv, 'bin/python'), '-I', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  // An adopted project's requirements are its own, as it pins them.
  const hashes = hashed ? ['--require-hashes'] : [];
  await runProgram([...pip, ...hashes, '-r', 'requirements.txt'], {
    ...usual,
    purpose: say`installing the packages`,
    hint: (printed) => networkHint(printed) ?? failedHint(printed) ?? packagesHint(answers),
  });
}
