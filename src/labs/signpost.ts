import type { PlannedFile } from '../plan/plan.ts';
import { withGap } from './gap.ts';
import type { Language, Text } from './language.ts';

const README = 'README.md';

/** The first heading below the title: before it, away from lines that follow the answers, later changes merge. */
const HEADING = /\n## .*\n/;

const SIGNPOST: Text = {
  en: `
## Labs

Begin at [labs](labs/README.md).
`,
  es: `
## Labs

Comienza por [labs](labs/README.md).
`,
};

/** The project with a paragraph in its README that leads to the labs: what a participant sees first. */
export function withSignpost(files: readonly PlannedFile[], language: Language): readonly PlannedFile[] {
  const heading = HEADING.exec(files.find(({ path }) => path === README)?.contents ?? '')?.[0] ?? '';
  return withGap(files, README, [[heading, `${SIGNPOST[language]}${heading}`]]);
}
