import { marked, said, say } from '../languages/say.ts';
import { wrapped } from '../terminal/text.ts';
import type { Finding } from './check.ts';
import type { Outcome } from './outcome.ts';
import type { Result, Stage } from './rehearse.ts';

const WORDS: Readonly<Record<Outcome['result'], string>> = {
  passed: marked('passed'),
  failed: marked('FAILED'),
  warned: marked('mind'),
  skipped: marked('skipped'),
  declared: marked('declared'),
};

const INDENTATION = ' '.repeat(11);

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One check as people read it: a line, and where something is wrong, why and what to do. */
export function findingText({ check, outcome }: Finding, width: number): string {
  const head = `  ${said(WORDS[outcome.result]).padEnd(9)}${said(check.title)}`;
  if (outcome.result === 'passed') return outcome.detail ? `${head} (${outcome.detail})` : head;
  if (outcome.result === 'skipped' || outcome.result === 'declared')
    return `${head}\n${wrapped(`${sentence(outcome.reason.replace(/\.$/, ''))}.`, width, INDENTATION)}`;
  const { reason, way, output } = outcome;
  const printed = output ? output.split('\n').map((line) => `${INDENTATION}| ${line}`) : [];
  return [head, wrapped(`${sentence(reason)}. ${way}`, width, INDENTATION), ...printed].join('\n');
}

/** The line above the rows of the server contract. */
export function contractHeadingText(server: string): string {
  return say`The server contract, on ${server}:`;
}

/** The line above the checks of a platform. */
export function headingText(stage: Stage): string {
  return `${stage.title}:`;
}

const count = ({ findings, rows = [] }: Result, result: Outcome['result']): number =>
  [...findings, ...rows].filter(({ outcome }) => outcome.result === result).length;

/** Whether no check of a platform failed; what is only to be minded does not count. */
export function hasPassed(result: Result): boolean {
  return count(result, 'failed') === 0;
}

/** The last line about a platform: `Somewhere: 17 checks passed, 1 skipped.` */
export function summaryText(result: Result): string {
  const parts = [
    say`${count(result, 'passed')} checks passed`,
    ...(count(result, 'failed') > 0 ? [say`${count(result, 'failed')} failed`] : []),
    ...(count(result, 'warned') > 0 ? [say`${count(result, 'warned')} warnings`] : []),
    ...(count(result, 'declared') > 0 ? [say`${count(result, 'declared')} declared`] : []),
    ...(count(result, 'skipped') > 0 ? [say`${count(result, 'skipped')} skipped`] : []),
  ];
  return `${result.stage.title}: ${parts.join(', ')}.`;
}

const asJson = ({ check: { name, title }, outcome, took }: Finding) => ({
  name,
  title: said(title),
  ...outcome,
  seconds: Math.round(took / 100) / 10,
});

/** What `--json` prints: stable names, for programs. */
export function resultsAsJson(project: string, results: readonly Result[]): object {
  return {
    project,
    passed: results.every(hasPassed),
    platforms: results.map((result) => ({
      id: result.stage.id,
      title: result.stage.title,
      passed: hasPassed(result),
      checks: result.findings.map(asJson),
      ...(result.rows ? { contract: result.rows.map(asJson) } : {}),
    })),
  };
}
