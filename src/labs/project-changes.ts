import type { PlannedFile } from '../plan/plan.ts';
import { withGap } from './gap.ts';
import type { Language } from './language.ts';
import { withoutSideways } from './sideways.ts';
import { withSignpost } from './signpost.ts';

const MANAGE = 'manage.py';
const CI = '.github/workflows/ci.yml';

/** Where manage.py begins to need the project: before it, the labs' commands need nothing. */
const BEFORE_DJANGO = '    """Run administrative tasks."""\n';

const DISPATCH = `    if sys.argv[1:2] in (["labcheck"], ["labreset"]):
        # They must run when the project does not: nothing of it, nor of Django, is imported.
        import labs

        sys.exit(labs.run())
`;

/** `main` begins with a lab that nobody has done: its tests fail there. The labs have a workflow of their own. */
const EVERY_PUSH = 'on:\n  push:\n    branches: [main]\n  pull_request:\n';
const ON_REQUEST = 'on:\n  workflow_dispatch:\n  pull_request:\n';

const has = (files: readonly PlannedFile[], path: string, text: string): boolean =>
  files.find((file) => file.path === path)?.contents.includes(text) ?? false;

/** The project of a course: with the commands of its labs in manage.py, and a README that leads to them. */
export function withCommands(files: readonly PlannedFile[], language: Language): readonly PlannedFile[] {
  const posted = withSignpost(withoutSideways(files), language);
  const commanded = withGap(posted, MANAGE, [[BEFORE_DJANGO, `${BEFORE_DJANGO}${DISPATCH}`]]);
  if (!has(commanded, CI, EVERY_PUSH)) return commanded;
  return withGap(commanded, CI, [[EVERY_PUSH, ON_REQUEST]]);
}
