import type { PlannedFile } from '../plan/plan.ts';
import { withGap } from './gap.ts';
import type { Language } from './language.ts';
import { withSignpost } from './signpost.ts';

const MANAGE = 'manage.py';
const CI = '.github/workflows/ci.yml';
const AUDIT = '.github/workflows/audit.yml';

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

/** Nobody needs a thousand repositories of a class looked at each week. */
const EACH_WEEK = '  schedule:\n    - cron: "17 5 * * 1"\n';

const has = (files: readonly PlannedFile[], path: string, text: string): boolean =>
  files.find((file) => file.path === path)?.contents.includes(text) ?? false;

/** The project of a course: with the commands of its labs in manage.py, and a README that leads to them. */
export function withCommands(files: readonly PlannedFile[], language: Language): readonly PlannedFile[] {
  const posted = withSignpost(files, language);
  const commanded = withGap(posted, MANAGE, [[BEFORE_DJANGO, `${BEFORE_DJANGO}${DISPATCH}`]]);
  const calm = has(commanded, AUDIT, EACH_WEEK) ? withGap(commanded, AUDIT, [[EACH_WEEK, '']]) : commanded;
  if (!has(calm, CI, EVERY_PUSH)) return calm;
  return withGap(calm, CI, [[EVERY_PUSH, ON_REQUEST]]);
}
