import { say } from '../../languages/say.ts';
import { parseJson } from '../../reading/parse.ts';
import type { Check } from '../check.ts';
import { failed, passed, skipped, warned } from '../outcome.ts';

/** What the generated package decides, with the reasons in its settings. */
const DECIDED = ['SECRET_KEY', 'DEBUG', 'STATIC_ROOT'];

/**
 * Prints settings of the project's own that the deployed ones do not have any more: `lost`, and those that are others: `changed`.
 * Entries that are added to lists and tables are no change. What is not in the module is asked of Django, which has some under two
 * names: 4.2 answers STATICFILES_STORAGE out of STORAGES, and takes no settings with both.
 */
const COMPARE = `
import importlib, json, os, sys, warnings
from django.conf import settings
warnings.simplefilter("ignore")
module = importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"])
lost, changed, missing = [], [], object()
def compare(theirs, ours, path):
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key, value in theirs.items():
            if key not in ours:
                lost.append(f"{path}[{key!r}]")
            else:
                compare(value, ours[key], f"{path}[{key!r}]")
    elif isinstance(theirs, (list, tuple)) and isinstance(ours, (list, tuple)):
        missing = [one for one in theirs if one not in ours]
        if missing:
            lost.append(f"{path}: {missing}")
        elif [one for one in ours if one in theirs] != list(theirs):
            changed.append(f"{path}: another order")
    elif theirs != ours:
        changed.append(path)
for name in filter(str.isupper, dir(module.project)):
    ours = getattr(module, name, getattr(settings, name, missing))
    if ours is missing:
        lost.append(name)
    else:
        compare(getattr(module.project, name), ours, name)
json.dump({"lost": lost, "changed": changed}, sys.stdout)
`;

/** Of an adopted project: whether what its settings say still holds where it is deployed. */
export const settings: Check = {
  name: 'settings',
  title: "The settings are the project's own, and more",
  async run(rehearsal) {
    const { succeeded, output } = await rehearsal.run(['python', '-c', COMPARE], rehearsal.runEnvironment);
    if (!succeeded)
      return failed(
        say`the settings cannot be imported`,
        say`A variable that the project's own settings need is set with --env NAME=VALUE here, and on the platform as its page says.`,
        output,
      );
    const line = output.trim().split('\n').at(-1) ?? '';
    if (!line.startsWith('{')) return skipped(say`the settings print something of their own`);
    const { lost, changed } = parseJson(line) as { lost: readonly string[]; changed: readonly string[] };
    if (lost.length > 0)
      return failed(
        say`these no longer exist: ${lost.join(', ')}`,
        say`A setting of the package that was added takes their place: change it there.`,
      );
    const other = changed.filter((path) => !DECIDED.includes(path) && !/^DATABASES\b/.test(path));
    return other.length > 0
      ? warned(
          say`these have another value than in the project's own settings: ${other.join(', ')}`,
          say`Where that is not meant, change it in the settings of the package that was added.`,
        )
      : passed(changed.length > 0 ? say`but for ${changed.join(', ')}` : undefined);
  },
};
