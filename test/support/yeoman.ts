import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import helpers from 'yeoman-test';
import type { Outcome } from './command.ts';

/** The folders of our generators, each of which `yo` runs by its name. */
const GENERATORS = join(import.meta.dirname, '../../generators');

/** How a generator is run in a test. */
export interface Run {
  /** The folder below generators/; `app` when not given. */
  readonly generator?: string;
  /** The words after `yo`: given to our parser as a shell would. Without them, a program runs the generator. */
  readonly shell?: readonly string[];
  readonly args?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Files that are there before; a text that begins with `#!` is executable. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Ran extends Outcome {
  /** The names of the questions, in their order. */
  readonly asked: readonly string[];
  /** The folder that the generator was called in. */
  readonly cwd: string;
}

function captured(stream: NodeJS.WriteStream): { readonly text: () => string; readonly restore: () => void } {
  const { write } = stream;
  let text = '';
  stream.write = ((chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  }) as typeof stream.write;
  return {
    text: () => text,
    restore: () => {
      stream.write = write;
    },
  };
}

const cleanups: (() => void)[] = [];

/** Removes the folders of the runs so far, the newest first: each run goes back to the folder of the one before. */
export function removeFolders(): void {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
}

/** The names of our generators: the folders of generators/. */
export const generators: readonly string[] = readdirSync(GENERATORS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Runs one of our generators in a new folder, and catches what it prints and the exit status that it sets. */
export async function runGenerator(run: Run): Promise<Ran> {
  const { argv } = process;
  const { generator = 'app' } = run;
  const resolved = join(GENERATORS, generator, 'index.ts');
  const { createGenerator } = await import(resolved);
  const stdout = captured(process.stdout);
  const stderr = captured(process.stderr);
  if (run.shell) process.argv = ['node', 'yo', ...run.shell];
  try {
    const context = helpers
      .create((await createGenerator()) as never, {
        namespace: `django-cloud:${generator}`,
        resolved,
        autoCleanup: false,
      })
      .withArguments([...(run.args ?? [])])
      .withOptions({ ...run.options } as never)
      .withAnswers({ ...run.answers })
      .doInDir((folder) => {
        for (const [path, text] of Object.entries(run.files ?? {})) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
        }
      });
    cleanups.push(() => context.cleanup());
    const { askedQuestions, cwd } = await context;
    const asked = askedQuestions.map((question) => question.name);
    const status = Number(process.exitCode ?? 0);
    return { asked, cwd, status, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.argv = argv;
    process.exitCode = undefined;
    stdout.restore();
    stderr.restore();
  }
}
