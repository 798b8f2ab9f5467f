import { AXES, type Axis, axisOf, NONE } from '../choices/axes.ts';
import { servers } from '../choices/catalog.ts';
import { warningsOf } from '../choices/cautions.ts';
import type { Choice } from '../choices/choice.ts';
import { optionsOf } from '../choices/chosen.ts';
import { combinations, listed, testedOf } from '../choices/listed.ts';
import type { Fit } from '../choices/listed-types.ts';
import { said, say } from '../languages/say.ts';
import { columns, wrapped } from '../terminal/text.ts';

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
    ...warningsOf(choice).map((warning) => wrapped(warning, width, '      ')),
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
  return `${[...sections, say`Compatibility\n${table.join('\n')}`].join('\n\n')}\n`;
}

/** What `--list` prints, for people or for programs. */
export function listText(json: boolean, stream: { readonly columns?: number }): string {
  return json ? `${JSON.stringify(listed(), null, 2)}\n` : list(columns(stream));
}
