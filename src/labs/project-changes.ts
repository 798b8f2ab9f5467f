import type { PlannedFile } from '../plan/plan.ts';
import { withGap } from './gap.ts';
import type { Language } from './language.ts';
import { withoutSideways } from './sideways.ts';
import { withSignpost } from './signpost.ts';

const MANAGE = 'manage.py';

/** Where manage.py begins to need the project: before it, the labs' commands need nothing. */
const BEFORE_DJANGO = '    """Run administrative tasks."""\n';

const DISPATCH = `    if sys.argv[1:2] in (["labcheck"], ["labreset"]):
        # They must run when the project does not: nothing of it, nor of Django, is imported.
        import labs

        sys.exit(labs.run())
`;

/** The project of a course: with the commands of its labs in manage.py, and a README that leads to them. */
export function withCommands(files: readonly PlannedFile[], language: Language): readonly PlannedFile[] {
  const posted = withSignpost(withoutSideways(files), language);
  return withGap(posted, MANAGE, [[BEFORE_DJANGO, `${BEFORE_DJANGO}${DISPATCH}`]]);
}
