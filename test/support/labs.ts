/** A participant of a workshop: their repository with the labs' tags, and what they type. */
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeProject } from '../../src/commands/destination.ts';
import type { Lab } from '../../src/labs/lab.ts';
import { solutionTag, startTag } from '../../src/labs/tags.ts';
import { PATH } from './machine.ts';
import { Background, type Ended, giveToOrdinaryUser, ordinaryFolder, temporaryFolder } from './processes.ts';
import { DJANGO_CLOUD } from './program.ts';

/** A command `django-cloud` of this source, as an installed package would bring it. @returns its folder, for PATH */
export function installedCommand(parent: string): string {
  const bin = ordinaryFolder(join(parent, 'bin'));
  const path = join(bin, 'django-cloud');
  writeFileSync(path, `#!/bin/sh\nexec ${DJANGO_CLOUD.map((word) => `'${word}'`).join(' ')} "$@"\n`);
  chmodSync(path, 0o755);
  return bin;
}

/** What `labcheck` says: the sentences that hold, and those that do not. */
export interface Checked extends Ended {
  readonly held: readonly string[];
  readonly missing: readonly string[];
  readonly unchecked: readonly string[];
}

export class Participant {
  readonly folder: string;
  readonly home: string;
  private readonly bin: string;

  private constructor(folder: string, home: string, bin: string) {
    this.folder = folder;
    this.home = home;
    this.bin = bin;
  }

  /** A repository with every lab's start and solution as a commit and a tag. @param bin the folder of `django-cloud` */
  static async of(project: string, labs: readonly Lab[], bin: string): Promise<Participant> {
    const parent = temporaryFolder('labs-');
    const folder = ordinaryFolder(join(parent, project));
    const participant = new Participant(folder, ordinaryFolder(join(parent, 'home')), bin);
    await participant.git('init', '-q', '-b', 'main');
    for (const lab of labs) {
      await participant.commit(lab.start, startTag(lab.id));
      await participant.commit(lab.solution, solutionTag(lab.id));
    }
    await participant.git('reset', '-q', '--hard', startTag(labs[0]?.id ?? ''));
    return participant;
  }

  /** Somebody with a repository that is there: a seat of a class. @param bin the folder of `django-cloud` */
  static at(folder: string, bin: string): Participant {
    return new Participant(folder, ordinaryFolder(join(temporaryFolder('labs-'), 'home')), bin);
  }

  private async commit(files: Lab['start'], tag: string): Promise<void> {
    await this.git('rm', '-rqf', '--ignore-unmatch', '.');
    writeProject(this.folder, files);
    giveToOrdinaryUser(this.folder);
    await this.git('add', '--all');
    await this.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-qm', tag);
    await this.git('tag', tag);
  }

  /** Runs a command to its end, with a bare environment. @param venv whose programs come first */
  async run(argv: readonly string[], venv = '', variables: Record<string, string> = {}): Promise<Ended> {
    const path = [...(venv ? [join(venv, 'bin')] : []), this.bin, PATH].join(':');
    const env = { PATH: path, HOME: this.home, LANG: 'C.UTF-8', ...variables };
    const began = Date.now();
    const { child, ...rest } = await ended(new Background(argv, { cwd: this.folder, env }));
    return { status: child.exitCode ?? -1, took: Date.now() - began, ...rest };
  }

  /** Runs a command that must succeed. @returns what it printed */
  async succeed(...given: Parameters<Participant['run']>): Promise<string> {
    const { status, output } = await this.run(...given);
    if (status !== 0) throw new Error(`${given[0].join(' ')}: ${status}\n${output}`);
    return output;
  }

  git(...words: readonly string[]): Promise<string> {
    return this.succeed(['git', ...words]);
  }

  manage(words: readonly string[], venv: string, variables: Record<string, string> = {}): Promise<Ended> {
    return this.run(['python', 'manage.py', ...words], venv, variables);
  }

  /** `python -m labs check`, as pages say it, in English or Spanish. */
  async check(words: readonly string[], venv: string, variables: Record<string, string>): Promise<Checked> {
    const result = await this.run(['python', '-m', 'labs', 'check', ...words], venv, variables);
    const after = (word: RegExp): readonly string[] =>
      [...result.stdout.matchAll(word)].map(([, title = '']) => title.trim());
    return {
      ...result,
      held: after(/^ {2}(?:done|hecho) +(.+)$/gm),
      missing: after(/^ {2}(?:missing|falta) +(.+)$/gm),
      unchecked: after(/^ {2}(?:not checked|sin comprobar) +(.+)$/gm),
    };
  }
}

async function ended(background: Background) {
  await once(background.child, 'close');
  const { child, stdout, stderr, output } = background;
  return { child, stdout, stderr, output };
}
