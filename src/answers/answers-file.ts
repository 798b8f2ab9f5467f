/** The answers as a project keeps them. Apart from the plan: who asks the first question reads no template for it. */
import type { Answers } from '../choices/choice.ts';
import { version } from '../generated/version.ts';
import { SCHEMA } from './migrations/migrate.ts';
import { PACKAGE } from './yo-rc.ts';

/** The app that a project begins with. */
export const EXAMPLE = 'pages';

/** The answers in the one order in which they are stored: same answers, same bytes. */
export function inOrder(answers: Answers): Answers {
  return {
    project: answers.project,
    // English goes without saying: it is what projects made before this question have.
    ...(answers.language && answers.language !== 'en' ? { language: answers.language } : {}),
    server: answers.server,
    platforms: answers.platforms,
    static: answers.static,
    database: answers.database,
    services: answers.services,
    django: answers.django,
    python: answers.python,
    example: answers.example,
    user: answers.user,
    tests: answers.tests,
    license: answers.license,
    editors: answers.editors,
    disclosure: answers.disclosure,
    hardening: answers.hardening,
    options: answers.options,
    ...(answers.adopted ? { adopted: answers.adopted } : {}),
    ...(answers.plugins ? { plugins: answers.plugins } : {}),
  };
}

/** The text of `.yo-rc.json` for these answers, in the form in which Yeoman writes it. @param by the version that rendered the project */
export function answersFile(answers: Answers, by = version): string {
  return `${JSON.stringify({ [PACKAGE]: { version: by, schema: SCHEMA, ...inOrder(answers) } }, null, 2)}\n`;
}
