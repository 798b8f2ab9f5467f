import { lstatSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { repositoryOf } from '../src/git/git.ts';
import { said, say } from '../src/languages/say.ts';
import type { FileState } from '../src/merge/file-state.ts';
import { planStages, updateIndex } from '../src/merge/index-stages.ts';
import { isExecutable, readOnDisk, withExecutable } from '../src/merge/on-disk.ts';
import { CONFLICTS, type MergeEntry, verdictOf } from '../src/merge/three-way.ts';
import { temporaryFolder } from '../src/run/temporary.ts';

/** What the conflicter of yeoman-environment 6 and 7 hands to an entry of its menu, as far as it is used here. */
interface Asked {
  readonly file: { readonly path: string; contents: Buffer | null; stat?: { readonly mode?: number } | null };
  readonly adapter: { readonly log: { readonly writeln: (line: string) => unknown } };
}

/** What the conflicter does next: writes the file's contents, leaves what is there, or asks again. */
type Next = 'write' | 'skip' | 'ask';

interface Action {
  readonly key: string;
  readonly name: string;
  readonly value: unknown;
}

/** The options of an environment's conflicter. They are read when it writes, after every generator has run. */
export interface ConflicterOptions {
  force?: boolean;
  customizeActions?: (actions: readonly Action[]) => readonly Action[];
}

/**
 * The entry `m` of the menu that Yeoman shows where a file is in the way of one of ours: it merges the two, and marks what
 * it cannot merge.
 */
export class ConflictMenu {
  private readonly folder: string;
  private readonly base: ReadonlyMap<string, FileState>;
  /** The files that were left with something to settle. */
  private readonly entries: MergeEntry[] = [];
  /** What git's index is to hold of them. */
  private readonly stages: string[] = [];

  /**
   * @param folder the project's root, absolute
   * @param base what was rendered there before, by path; without it, two files with nothing in common in their past
   */
  constructor(folder: string, base: ReadonlyMap<string, FileState>) {
    this.folder = folder;
    this.base = base;
  }

  /** Adds the entry to an environment's menu. The conflicter must ask: a forced one overwrites. */
  offerIn(options: ConflicterOptions): void {
    const entry = {
      key: 'm',
      name: say`merge: keep your lines, bring in the new ones, and mark conflicts`,
      value: (asked: Asked) => this.merge(asked),
    };
    const others = options.customizeActions ?? ((actions) => actions);
    options.customizeActions = (actions) => [entry, ...others(actions)];
  }

  /** Merges one file. @returns what the conflicter is to do with it */
  private async merge({ file, adapter }: Asked): Promise<Next> {
    const path = relative(this.folder, file.path).split(sep).join('/');
    const executable = isExecutable(file.stat?.mode ?? 0);
    const theirs = { contents: file.contents ?? Buffer.alloc(0), executable };
    const ours = readOnDisk(this.folder, new Map([[path, executable]])).get(path)!;
    const states = { base: this.base.get(path), ours, theirs };
    const entry: MergeEntry = { path, ...states, ...verdictOf(path, states) };
    if (entry.action === 'keep') return 'skip';
    if (!('result' in entry) || !entry.result || entry.reason === 'binary') {
      adapter.log.writeln(`${path}: ${said(CONFLICTS[entry.reason as keyof typeof CONFLICTS])}`);
      return 'ask';
    }
    if (entry.action === 'conflict') await this.remember(entry);
    const { mode } = lstatSync(file.path);
    file.contents = entry.result.contents;
    file.stat = { mode: withExecutable(mode, entry.result.executable) };
    return 'write';
  }

  /** Keeps a conflict for the end, with its stages of git's index: these take the user's file as it still is. */
  private async remember(entry: MergeEntry): Promise<void> {
    this.entries.push(entry);
    const repository = repositoryOf(this.folder);
    if (!repository) return;
    const area = temporaryFolder('django-cloud-');
    try {
      const update = await planStages(repository, [entry], join(area, 'blobs'));
      if (update) this.stages.push(update.after);
    } finally {
      rmSync(area, { recursive: true, force: true });
    }
  }

  /**
   * Enters the conflicts into git's index, once the files are written.
   *
   * @returns a line for each conflict, and for what git did not do; none where nothing is left to settle
   */
  async close(): Promise<readonly string[]> {
    const { conflictLines, indexFailureLines } = await import('../src/commands/merge-report.ts');
    const repository = this.stages.length > 0 ? repositoryOf(this.folder) : undefined;
    const failure = repository && (await updateIndex(repository.root, this.stages.join('')));
    return [...conflictLines(this.entries), ...indexFailureLines(failure)];
  }
}
