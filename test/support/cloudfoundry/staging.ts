/** What the buildpacks refuse of uploaded files: python-buildpack b694c19, bin/detect and finalize.go; staticfile-buildpack. */
import { parse } from 'yaml';
import type { App, Json } from './state.ts';

function pythonError(app: App, files: ReadonlyMap<string, string>): string | undefined {
  const paths = [...files.keys()];
  if (!['requirements.txt', 'setup.py', 'environment.yml', 'Pipfile'].some((sign) => files.has(sign)))
    return 'NoAppDetectedError';
  const requirements = files.get('requirements.txt') ?? '';
  if (requirements.includes('\r') || requirements.startsWith('\uFEFF')) return 'BuildpackCompileFailed';
  if (
    paths.some((path) => path.startsWith('vendor/')) &&
    !paths.some((path) => /^vendor\/.*\.whl$/.test(path))
  )
    return 'BuildpackCompileFailed';
  if (app.env.get('DISABLE_COLLECTSTATIC')) return undefined;
  const collects = requirements.split('\n').some((line) => /^[Dd]jango(?![\w\-[\]])/.test(line));
  const manages = paths.some((path) => /^([^/]+\/){0,2}manage\.py$/.test(path));
  // The tests want them collected: the buildpack itself would skip them without a word.
  return collects && manages ? undefined : 'BuildpackCompileFailed';
}

/** Why staging fails; undefined when it does not. */
export function stagingError(app: App, files: ReadonlyMap<string, string>): string | undefined {
  const [buildpack] = (app.manifest.buildpacks as string[] | undefined) ?? [];
  if (buildpack !== 'staticfile_buildpack') return pythonError(app, files);
  const root = (parse(files.get('Staticfile') ?? '') as Json | null)?.root;
  const found = typeof root === 'string' && [...files.keys()].some((path) => path.startsWith(`${root}/`));
  return found ? undefined : 'NoAppDetectedError';
}
