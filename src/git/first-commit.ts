import { userInfo } from 'node:os';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import { type GitResult, git, reasonIn, repositoryOf } from './git.ts';

/** Runs git. @throws UserError with git's own reason; the project is complete then */
async function must(folder: string, ...args: readonly string[]): Promise<GitResult> {
  const result = await git(folder, args);
  if (result.status === 0) return result;
  const reason = reasonIn(result);
  throw new UserError(
    say`--git: git ${args.find((word) => /^[a-z]+$/.test(word)) ?? ''} failed: ${reason}. The project in ${displayed(folder)} is complete, and not committed.`,
    1,
  );
}

async function configured(folder: string, key: string): Promise<boolean> {
  return (await git(folder, ['config', '--get', key])).status === 0;
}

/** Who commits where git does not know: the account's name, for this commit only. */
async function author(
  folder: string,
): Promise<{ readonly words: readonly string[]; readonly note?: string }> {
  const { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email = process.env.EMAIL } = process.env;
  const knows =
    (name || (await configured(folder, 'user.name'))) && (email || (await configured(folder, 'user.email')));
  if (knows) return { words: [] };
  const { username } = userInfo();
  const address = `${username}@localhost`;
  return {
    words: ['-c', `user.name=${username}`, '-c', `user.email=${address}`],
    note: say`git does not know your name: the commit is by ${username} <${address}>. For later ones: git config --global user.name "…", and user.email.`,
  };
}

/**
 * Makes a repository of a new project, with one commit; in an empty repository that lies there, only the commit.
 *
 * Writes no configuration beyond that of the new repository.
 *
 * @param folder the project's root, absolute
 * @param paths what is committed: what else lies there is the user's
 * @returns a line for the user each
 * @throws UserError when git refuses; the project is complete then
 */
export async function firstCommit(folder: string, paths: readonly string[]): Promise<readonly string[]> {
  const around = repositoryOf(folder);
  if (around && around.prefix !== '')
    return [
      say`--git: ${displayed(folder)} is inside the repository ${displayed(around.root)}; nothing was committed.`,
    ];
  if (!around) {
    const branch = (await configured(folder, 'init.defaultBranch')) ? [] : ['-c', 'init.defaultBranch=main'];
    await must(folder, ...branch, 'init', '--quiet');
  }
  const { words, note } = await author(folder);
  await must(folder, 'add', '--', ...paths);
  await must(folder, ...words, 'commit', '--quiet', '--message', 'Start the project', '--', ...paths);
  const { stdout } = await must(folder, 'rev-parse', '--short', 'HEAD');
  const line = say`${displayed(folder)}: ${paths.length} files are in commit ${stdout.toString().trim()}.`;
  return [line, ...(note ? [note] : [])];
}
