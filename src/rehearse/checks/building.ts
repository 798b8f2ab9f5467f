import { say } from '../../languages/say.ts';
import type { Check } from '../check.ts';
import { resetTo } from '../files.ts';
import { failed, passed, warned } from '../outcome.ts';

/** Static files are collected where there is no secret, no database and no network. */
const build: Check = {
  name: 'build',
  title: "Static files are collected with nothing but the build's variables",
  vital: true,
  async run(rehearsal) {
    const { app, built } = rehearsal.folders;
    const command = ['python', 'manage.py', 'collectstatic', '--noinput'];
    const { succeeded, output } = await rehearsal.run(command, rehearsal.buildEnvironment);
    if (!succeeded)
      return failed(
        say`manage.py collectstatic failed`,
        say`The build has no secret and no database: settings must be importable without them. The last line says what is missing.`,
        output,
      );
    resetTo(app, built);
    return passed();
  },
};

const migrate: Check = {
  name: 'migrate',
  title: 'The database is migrated',
  vital: true,
  async run(rehearsal) {
    const [words, environment] = rehearsal.besideServer(['python', 'manage.py', 'migrate', '--noinput']);
    const { succeeded, output } = await rehearsal.run(words, environment);
    return succeeded
      ? passed()
      : failed(
          say`manage.py migrate failed`,
          say`The last line says why: a variable that is not set, a database that cannot be reached, or a migration that fails.`,
          output,
        );
  },
};

/** The issues of `manage.py check`, without its frame: from the first heading to the summary. */
function issuesOf(output: string): string {
  const from = output.search(/^(CRITICALS|ERRORS|WARNINGS|INFOS):$/m);
  const to = output.search(/^System check identified \d/m);
  return output.slice(Math.max(from, 0), to < 0 ? undefined : to);
}

const deployment: Check = {
  name: 'deployment',
  title: "Django's own checks for deployment have nothing to say",
  async run(rehearsal) {
    const command = ['python', 'manage.py', 'check', '--deploy', '--fail-level', 'WARNING'];
    const { succeeded, output } = await rehearsal.run(command, rehearsal.runEnvironment);
    if (succeeded) return passed();
    const way = say`Fix what is listed, or add what does not concern you to SILENCED_SYSTEM_CHECKS.`;
    if (/security\.W018/.test(output))
      return failed(
        say`DEBUG is on in production: errors would show source code and settings to everybody`,
        say`Let DEBUG follow the environment, with false as its default.`,
        issuesOf(output),
      );
    return /^(ERRORS|CRITICALS):$|Traceback/m.test(output)
      ? failed(say`manage.py check --deploy found errors`, way, issuesOf(output))
      : warned(say`manage.py check --deploy has warnings`, way, issuesOf(output));
  },
};

/** What happens to the project before it serves. */
export const BUILDING: readonly Check[] = [build, migrate, deployment];
