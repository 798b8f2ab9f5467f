import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import helpers from 'yeoman-test';
import { createGenerator } from '../../generators/app/index.ts';
import type { Outcome } from './command.ts';

const RESOLVED = join(import.meta.dirname, '../../generators/app/index.ts');

/** How a generator is run in a test. */
export interface Run {
  /** The words after `yo`: given to our parser as a shell would. Without them, a program runs the generator. */
  readonly shell?: readonly string[];
  readonly args?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Files that are there before. */
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

/** Runs `django-cloud:app` in a new folder, and catches what it prints and the exit status that it sets. */
export async function runGenerator(run: Run): Promise<Ran> {
  const { argv } = process;
  const stdout = captured(process.stdout);
  const stderr = captured(process.stderr);
  if (run.shell) process.argv = ['node', 'yo', ...run.shell];
  try {
    const context = helpers
      .create((await createGenerator()) as never, {
        namespace: 'django-cloud:app',
        resolved: RESOLVED,
        autoCleanup: false,
      })
      .withArguments([...(run.args ?? [])])
      .withOptions({ ...run.options } as never)
      .withAnswers({ ...run.answers })
      .doInDir((folder) => {
        for (const [path, text] of Object.entries(run.files ?? {})) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text);
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
