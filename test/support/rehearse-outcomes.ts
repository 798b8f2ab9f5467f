/** A server of the tests' own under the checks of the rehearsal, with faults as a test wants them. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../src/choices/platform-contract.ts';
import { runChecks } from '../../src/rehearse/check.ts';
import { CHECKS, checksOf, SERVING } from '../../src/rehearse/checks.ts';
import type { Outcome } from '../../src/rehearse/outcome.ts';
import { plain } from '../../src/rehearse/plain.ts';
import { Rehearsal } from '../../src/rehearse/rehearsal.ts';
import { inFolder } from './command.ts';

const SUPPORT = import.meta.dirname;

/** Short times, which are plenty for a busy machine: what never comes is waited for this long. */
export const CONTRACT: Contract = { ...plain, startSeconds: 5, graceSeconds: 3, disk: 'ephemeral' };

/** What is tried. */
export interface Trial {
  readonly faults?: readonly string[];
  /** The names of the checks that run; all that serve when not given. */
  readonly checks?: readonly string[];
  readonly contract?: Partial<Contract>;
  /** The fault of the build phase. */
  readonly building?: string;
  readonly secrets?: readonly string[];
  /** A process beside the server, and the command that tells whether it works. */
  readonly beside?: { readonly script: string; readonly trial: string };
}

/** The outcomes by the names of the checks. */
export async function outcomes(trial: Trial): Promise<Readonly<Record<string, Outcome>>> {
  return inFolder(async (root) => {
    const folder = (name: string): string => {
      mkdirSync(join(root, name), { recursive: true });
      return join(root, name);
    };
    copyFileSync(join(SUPPORT, 'rehearse-python.sh'), join(folder('bin'), 'python'));
    const subject = {
      project: 'shop',
      contract: { ...CONTRACT, ...trial.contract },
      options: {},
      startCommand: [process.execPath, join(SUPPORT, 'rehearse-server.ts'), ...(trial.faults ?? [])],
      processes: trial.beside
        ? [
            {
              name: 'worker',
              argv: ['sh', '-c', trial.beside.script],
              trial: ['sh', '-c', trial.beside.trial],
            },
          ]
        : [],
      bin: folder('bin'),
      userVariables: trial.building ? { FAULT: trial.building } : {},
      databaseUrl: undefined,
      embeddedDatabase: undefined,
      secrets: trial.secrets ?? ['SECRET_KEY'],
      page: '/',
      staticElsewhere: undefined,
    };
    const folders = {
      app: folder('app'),
      built: folder('built'),
      home: folder('home'),
      temporary: folder('tmp'),
    };
    const rehearsal = await Rehearsal.at(subject, folders, new AbortController().signal);
    const pool = trial.beside ? checksOf(subject) : trial.building === undefined ? SERVING : CHECKS;
    const checks = pool.filter(({ name }) => trial.checks?.includes(name) ?? true);
    const findings = await runChecks(rehearsal, checks, () => undefined);
    return Object.fromEntries(findings.map(({ check, outcome }) => [check.name, outcome]));
  });
}

/** The reason of an outcome that is none of success. */
export function reasonOf(outcome: Outcome | undefined): string {
  return outcome && outcome.result !== 'passed' ? outcome.reason : '';
}
