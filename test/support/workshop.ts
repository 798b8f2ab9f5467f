/** Small classes for tests, written by the own command. */
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A workshop file of few and light labs. */
export const WORKSHOP = `title: A course
language: en
roster: people.csv
date: 2026-09-01
answers: { project: shop }
`;

export function rosterOf(...names: readonly string[]): string {
  return `name,email\n${names.map((name) => `${name},${name}@example.com`).join('\n')}\n`;
}

export function writeCourse(folder: string, workshop: string, roster: string | Buffer): void {
  writeFileSync(join(folder, 'workshop.yml'), workshop);
  writeFileSync(join(folder, 'people.csv'), roster);
}

export function git(repository: string, ...words: readonly string[]): string {
  return execFileSync(
    'git',
    ['-C', repository, '-c', 'user.name=P', '-c', 'user.email=p@example.com', ...words],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  ).trim();
}

/** The repositories of a class, the solutions among them. */
export function repositories(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** All names of git's in each repository, with their commits. */
export function refsOf(folder: string): Record<string, string> {
  return Object.fromEntries(repositories(folder).map((name) => [name, git(join(folder, name), 'show-ref')]));
}
