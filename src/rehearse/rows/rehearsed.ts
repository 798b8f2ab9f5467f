/** The rows of the server contract, asked of an instance of the rehearsal's own. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from '../../choices/choice.ts';
import { type Exceptions, REQUIREMENTS } from '../../choices/server-contract.ts';
import { said, say } from '../../languages/say.ts';
import type { Check, Finding } from '../check.ts';
import { hostOf } from '../checks/answering.ts';
import { waitForAnswer } from '../checks/starting.ts';
import { setWritable } from '../files.ts';
import type { Instance } from '../instance.ts';
import { memoryOf } from '../listening.ts';
import { declared, failed, type Outcome, passed, skipped } from '../outcome.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { askRows } from './rows.ts';
import { addViews, LIMITS, type Run, seen, UnaskedError } from './run.ts';

type Row = (typeof REQUIREMENTS)[number];

/** A row in the form of a check: whoever prints knows no other. */
const checkOf = ({ id, title }: Row, outcome: Outcome): Check => ({
  name: id,
  title,
  run: async () => outcome,
});

/** What of ours in the project's package keeps a row, where it is not the gateway: projects that were adopted have not all of it. */
const KEEPERS: Readonly<Partial<Record<Row['id'], string>>> = { 'stream-connections': 'streams.py' };

/** Busier machines than this one rehearse too. */
const PATIENCE = 3;

function runOf(
  rehearsal: Rehearsal,
  instance: Instance,
  temporary: string,
  hangs: string,
  distribution: string,
): Run {
  return {
    site: {
      port: rehearsal.place.port,
      tls: false,
      host: hostOf(rehearsal),
      patience: (milliseconds) => milliseconds * PATIENCE,
    },
    hasFront: false,
    temporary,
    hangs,
    output: () => instance.output,
    memory: () => memoryOf(instance.group ?? 0),
    page: rehearsal.firstPath,
    distribution,
    threads: Number(LIMITS.WEB_THREADS),
  };
}

/** What is told of a row that does not hold. */
function outcomeOf(row: Row, server: Server, rehearsal: Rehearsal, error: Error): Outcome {
  const { project } = rehearsal.subject;
  const exception = (server.cannot as Exceptions | undefined)?.[row.id];
  if (exception) return declared(said(exception.caution));
  if (error instanceof UnaskedError) return skipped(error.message);
  const why = error.message;
  const keeper = KEEPERS[row.id] ?? 'gateway';
  if (!existsSync(join(rehearsal.folders.app, project, keeper)))
    return skipped(say`the project has no ${project}/${keeper}, without which no server keeps this: ${why}`);
  return failed(
    why,
    say`Compare ${project}/gateway, the server's own file and the entry point with what is generated: django-cloud update --diff.`,
  );
}

/** Why no row can be asked; undefined when they can. */
async function obstacle(rehearsal: Rehearsal, instance: Instance, run: Run): Promise<string | undefined> {
  const state = await waitForAnswer(rehearsal, instance, rehearsal.contract.startSeconds);
  if (state !== undefined) return say`with views of the contract beside its own it does not start`;
  return seen(run).then(
    () => undefined,
    (error: Error) => say`a view beside the project's own cannot be asked: ${error.message}`,
  );
}

/**
 * Starts the project once more, with limits that a test reaches and with views beside its own, and asks every row.
 *
 * @param blocked why nothing can be asked; undefined when the project serves
 * @param found called after each row
 */
export async function rehearseRows(
  rehearsal: Rehearsal,
  server: Server,
  blocked: string | undefined,
  found: (finding: Finding) => void,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const tell = (row: Row, outcome: Outcome, took: number): void => {
    const finding = { check: checkOf(row, outcome), outcome, took };
    findings.push(finding);
    if (blocked === undefined) found(finding);
  };
  const skip = (reason: string): readonly Finding[] => {
    for (const row of REQUIREMENTS) tell(row, skipped(reason), 0);
    return findings;
  };
  const { folders, subject } = rehearsal;
  if (blocked !== undefined) return skip(blocked);
  if (!existsSync(join(folders.app, subject.project, 'settings.py')))
    return skip(say`the project has no ${subject.project}/settings.py, to which views could be added`);
  rehearsal.freshDisk();
  setWritable(folders.app, true);
  const hangs = addViews(folders.app, subject.project);
  const temporary = join(folders.temporary, 'contract');
  mkdirSync(temporary, { recursive: true });
  const env = { ...rehearsal.runEnvironment, ...LIMITS, BEHIND_PROXY: 'true', TMPDIR: temporary };
  const instance = rehearsal.launch(env);
  const run = runOf(rehearsal, instance, temporary, hangs, server.distribution);
  try {
    const reason = await obstacle(rehearsal, instance, run);
    if (reason !== undefined) return skip(reason);
    let began = Date.now();
    for await (const [id, why] of askRows(run)) {
      rehearsal.checkStopped();
      const row = REQUIREMENTS.find((one) => one.id === id)!;
      tell(row, why === undefined ? passed() : outcomeOf(row, server, rehearsal, why), Date.now() - began);
      began = Date.now();
    }
    return findings;
  } finally {
    instance.kill();
  }
}
