/** Adopted projects of every shape, rehearsed: in this process, on environments that they share. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedAnswers } from '../../src/answers/files.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { choiceOf, platforms } from '../../src/choices/catalog.ts';
import { type Lock, pinnedRequirements } from '../../src/plan/requirements.ts';
import { rehearse } from '../../src/rehearse/rehearse.ts';
import type { DatabaseServer } from './database-server.ts';
import { lend } from './environments.ts';
import { sharedDatabase } from './shared-database.ts';

const LOCK = JSON.parse(readFileSync(join(import.meta.dirname, '../../locks/5.2.json'), 'utf8')) as Lock;
const READERS = readFileSync(join(import.meta.dirname, 'spellings/requirements.txt'), 'utf8');

/** The packages of every target beside those that settings read variables with, for a Django line. */
function packagesOf(django: string, groups: readonly string[]): string {
  const ours = pinnedRequirements(LOCK, groups, []);
  const nameOf = (line: string): string => line.split('==')[0] ?? '';
  const known = new Set(ours.map(nameOf));
  const readers = READERS.split('\n').filter((line) => line.includes('==') && !known.has(nameOf(line)));
  const lines = [...ours, ...readers];
  return `${lines.map((line) => (django !== '' && nameOf(line) === 'django' ? `django~=${django}.0` : line)).join('\n')}\n`;
}

const GROUPS = ['project', 'gunicorn', 'uvicorn', 'daphne', 'whitenoise', 'servestatic', 'postgresql'];

/** As many beside each other: a rehearsal waits as long as it works. */
const LANES = 2;

/** What differs from shape to shape; the rest is the server's and the platform's, which each target tries once. */
const QUICK = ['build', 'settings', 'secret', 'start', 'liveness', 'readiness', 'page'];

export interface Rehearsed {
  readonly passed: readonly string[];
  /** The checks that found something, with what they say. */
  readonly others: Readonly<Record<string, string>>;
}

/**
 * Rehearses a project: its folder, its line of Django where that is none of ours, its variables, all checks or the quick ones and those
 * that it must fail.
 */
type Rehearse = (
  folder: string,
  django: string,
  variables: Readonly<Record<string, string>>,
  whole: boolean,
  fails: readonly string[],
) => Promise<Rehearsed>;

/** Where adopted projects are rehearsed: environments that they share, and a database for each line of Django in each lane. */
export class RehearsalPlace {
  private readonly postgresql: DatabaseServer;
  private readonly folder: string;

  private constructor(postgresql: DatabaseServer, folder: string) {
    this.postgresql = postgresql;
    this.folder = folder;
  }

  /** @param lines of Django; empty for ours */
  static async at(folder: string, lines: readonly string[]): Promise<RehearsalPlace> {
    for (const line of lines)
      lend(
        { python: '3.13', django: '5.2', requirements: packagesOf(line, GROUPS), hashed: false },
        join(folder, `venv${line}`),
      );
    return new RehearsalPlace(await sharedDatabase('postgresql', folder), folder);
  }

  leave(): Promise<void> {
    return this.postgresql.stop();
  }

  /** Does something with each row, some beside each other. @returns what it returned, in the order of the rows */
  async each<Row, Result>(
    rows: readonly Row[],
    use: (row: Row, rehearse: Rehearse) => Promise<Result>,
  ): Promise<readonly Result[]> {
    const found: Result[] = [];
    const waiting = [...rows.entries()];
    const lane = async (number: number): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        found[next[0]] = await use(next[1], (...words) => this.rehearse(number, ...words));
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    return found;
  }

  private async rehearse(lane: number, ...[folder, django, variables, whole, fails]: Parameters<Rehearse>) {
    const answers = resolveAnswers(storedAnswers(folder)!);
    const stages = answers.platforms.map((id) => {
      const { title, contract } = choiceOf(platforms, id);
      return { id, title: `${title}`, contract: contract!, options: answers.options[id] ?? {} };
    });
    const url = this.postgresql.create(`lane${lane}_${django.replace('.', '_')}`);
    const results = await rehearse(
      {
        folder,
        answers,
        stages,
        page: '/admin/login/',
        databaseUrl: `${url}?sslmode=disable`,
        variables,
        venv: join(this.folder, `venv${django}`),
        env: process.env,
        ...(whole ? {} : { only: [...QUICK, ...fails] }),
      },
      { begins: () => undefined, found: () => undefined },
    );
    const findings = results.flatMap((result) => result.findings);
    return {
      passed: findings.filter(({ outcome }) => outcome.result === 'passed').map(({ check }) => check.name),
      others: Object.fromEntries(
        findings.flatMap(({ check, outcome }) =>
          outcome.result === 'failed' || outcome.result === 'warned'
            ? [[check.name, `${outcome.reason}\n${outcome.output ?? ''}`]]
            : [],
        ),
      ),
    };
  }
}
