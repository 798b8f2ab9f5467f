import { AXES } from '../choices/axes.ts';
import { pythonLines, servers, staticFiles } from '../choices/catalog.ts';
import type { Choice } from '../choices/choice.ts';
import { columns, wrapped } from './text.ts';

const staticAxis = AXES.find((axis) => axis.key === 'static')!;

/** For each server: which static files choices go with it, and why the others do not. */
function combinations() {
  return servers.map((server) => ({
    server: server.id,
    interface: server.interface,
    static: staticFiles.map((choice) => {
      const reason = staticAxis.unavailable(choice, { server: server.id });
      return reason ? { id: choice.id, unavailable: reason } : { id: choice.id };
    }),
  }));
}

/** What `--list --json` prints: stable names, for programs. */
function listAsJson(): unknown {
  return {
    axes: AXES.map((axis) => ({
      id: axis.key,
      flag: `--${axis.flag}`,
      title: axis.title,
      help: axis.help,
      several: axis.many,
      default: axis.fallback({ server: AXES[0]!.fallback({}), platforms: [] }),
      choices: axis.choices.map((choice) => ({
        id: choice.id,
        title: choice.title,
        help: choice.help,
        ...(choice.caution ? { caution: choice.caution } : {}),
        ...(axis.unavailable(choice, {}) ? { unavailable: axis.unavailable(choice, {}) } : {}),
        ...interfaceOf(choice),
        ...testedOf(choice),
      })),
    })),
    combinations: combinations(),
  };
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
    choice.id === fallback ? 'default' : undefined,
    testedOf(choice).tested === false ? 'rendered, but not started by our tests' : undefined,
  ].filter((mark) => mark !== undefined);
  const title = `  ${choice.id}: ${choice.title}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  return [
    title,
    wrapped(choice.help, width, '      '),
    ...(choice.caution ? [wrapped(`Mind: ${choice.caution}`, width, '      ')] : []),
    ...(reason ? [wrapped(`Not available: ${reason}.`, width, '      ')] : []),
  ].join('\n');
}

/** What `--list` prints for people. @param width columns */
function list(width: number): string {
  const sections = AXES.map((axis) => {
    const fallback = axis.fallback({ server: AXES[0]!.fallback({}), platforms: [] });
    const lines = axis.choices.map((choice) =>
      choiceLines(choice, fallback, axis.unavailable(choice, {}), width),
    );
    const none = axis.many ? ['  none: none yet (default)'] : [];
    return `${axis.title} (--${axis.flag})\n${[...none, ...lines].join('\n')}`;
  });
  const table = combinations().map(({ server, interface: kind, static: files }) => {
    const fitting = files.filter((file) => !('unavailable' in file)).map((file) => file.id);
    return `  ${server.padEnd(12)}${kind.toUpperCase().padEnd(6)}${fitting.join(', ')}`;
  });
  return `${[...sections, `What goes with what: server, interface, static files\n${table.join('\n')}`].join('\n\n')}\n`;
}

/** What `--list` prints, for people or for programs. */
export function listText(json: boolean, stream: { readonly columns?: number }): string {
  return json ? `${JSON.stringify(listAsJson(), null, 2)}\n` : list(columns(stream));
}
