import { AXES, type Axis, axisOf, NONE } from '../choices/axes.ts';
import { pythonLines, servers } from '../choices/catalog.ts';
import type { Choice, PartialAnswers } from '../choices/choice.ts';
import { optionsOf } from '../choices/chosen.ts';
import { said, say } from '../languages/say.ts';
import { columns, wrapped } from '../terminal/text.ts';

/** The axes that decide about others, and those that they decide about. */
const DECIDING = { server: ['platforms', 'static'], platforms: ['static', 'database'] } as const;

interface Fit {
  readonly id: string;
  /** Why it does not go; nothing when it does. */
  readonly unavailable?: string;
}

/** What goes with each server, and with each platform, and why the rest does not. */
function combinations(): readonly Record<string, string | readonly Fit[]>[] {
  return (Object.keys(DECIDING) as (keyof typeof DECIDING)[]).flatMap((deciding) =>
    axisOf(deciding).choices.map((choice) => ({
      [deciding]: choice.id,
      ...Object.fromEntries(
        DECIDING[deciding].map((key) => [
          key,
          fits(key, { [deciding]: axisOf(deciding).many ? [choice.id] : choice.id }),
        ]),
      ),
    })),
  );
}

function fits(key: Axis['key'], answers: PartialAnswers): readonly Fit[] {
  const axis = axisOf(key);
  return axis.choices.map((choice) => {
    const unavailable = axis.unavailable(choice, answers);
    return { id: choice.id, ...(unavailable ? { unavailable } : {}) };
  });
}

/** A server or a platform, and below it what goes with it. */
function combinationLines(row: Record<string, string | readonly Fit[]>, width: number): string {
  return Object.entries(row)
    .map(([key, value]) => {
      if (typeof value === 'string') return `  ${value}`;
      const fitting = value.filter(({ unavailable }) => unavailable === undefined).map(({ id }) => id);
      return wrapped(
        `${said(axisOf(key as Axis['key']).title)}: ${fitting.join(', ') || NONE}`,
        width,
        '      ',
      );
    })
    .join('\n');
}

/** What `--list --json` prints: stable names, for programs. */
function listAsJson(): unknown {
  return {
    axes: AXES.map((axis) => ({
      id: axis.key,
      flag: `--${axis.flag}`,
      title: said(axis.title),
      help: said(axis.help),
      several: axis.many,
      default: axis.fallback({ server: AXES[0]!.fallback({}), platforms: [] }),
      choices: axis.choices.map((choice) => ({
        id: choice.id,
        title: said(choice.title),
        help: said(choice.help),
        ...(choice.caution ? { caution: said(choice.caution) } : {}),
        ...(axis.unavailable(choice, {}) ? { unavailable: axis.unavailable(choice, {}) } : {}),
        ...interfaceOf(choice),
        ...testedOf(choice),
        ...optionsAsJson(choice),
      })),
    })),
    combinations: combinations(),
  };
}

/** The options that only this choice has. */
function optionsAsJson(choice: Choice): object {
  const options = optionsOf([choice]).map(({ option, flag }) => ({
    id: option.id,
    flag: `--${flag}`,
    help: said(option.help),
    ...(option.choices ? { choices: option.choices } : {}),
  }));
  return options.length > 0 ? { options } : {};
}

function interfaceOf(choice: Choice): { interface?: string } {
  const server = servers.find((candidate) => candidate === choice);
  return server ? { interface: server.interface } : {};
}

/** Honesty about Python lines: whether a project was started on it. */
function testedOf(choice: Choice): { tested?: boolean } {
  const line = pythonLines.find((candidate) => candidate === choice);
  return line ? { tested: line.tested } : {};
}

function choiceLines(choice: Choice, fallback: string, reason: string | undefined, width: number): string {
  const marks = [
    servers.find((server) => server === choice)?.interface.toUpperCase(),
    choice.id === fallback ? say`default` : undefined,
    testedOf(choice).tested === false ? say`rendered, but not started by our tests` : undefined,
  ].filter((mark) => mark !== undefined);
  const options = optionsOf([choice]).map(({ flag }) => `--${flag}`);
  const title = `  ${choice.id}: ${said(choice.title)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  return [
    title,
    wrapped(said(choice.help), width, '      '),
    ...(choice.caution ? [wrapped(say`Mind: ${said(choice.caution)}`, width, '      ')] : []),
    ...(options.length > 0 ? [wrapped(say`Its own flags: ${options.join(', ')}`, width, '      ')] : []),
    ...(reason ? [wrapped(say`Not available: ${reason}.`, width, '      ')] : []),
  ].join('\n');
}

/** What `--list` prints for people. @param width columns */
function list(width: number): string {
  const sections = AXES.map((axis) => {
    const fallback = axis.fallback({ server: AXES[0]!.fallback({}), platforms: [] });
    const lines = axis.choices.map((choice) =>
      choiceLines(choice, fallback, axis.unavailable(choice, {}), width),
    );
    const none = axis.many ? [say`  none: none yet (default)`] : [];
    return `${said(axis.title)} (--${axis.flag})\n${[...none, ...lines].join('\n')}`;
  });
  const table = combinations().map((row) => combinationLines(row, width));
  return `${[...sections, say`What goes with what\n${table.join('\n')}`].join('\n\n')}\n`;
}

/** What `--list` prints, for people or for programs. */
export function listText(json: boolean, stream: { readonly columns?: number }): string {
  return json ? `${JSON.stringify(listAsJson(), null, 2)}\n` : list(columns(stream));
}
