import { said } from '../languages/say.ts';
import { AXES, type Axis, axisOf } from './axes.ts';
import { pythonLines, servers } from './catalog.ts';
import type { Choice, PartialAnswers } from './choice.ts';
import { optionsOf } from './chosen.ts';
import type { Fit, Listed, ListedChoice, ListedOption } from './listed-types.ts';
import { REQUIREMENTS } from './server-contract.ts';

/** The axes that decide about others, and those that they decide about. */
const DECIDING = { server: ['platforms', 'static'], platforms: ['static', 'database'] } as const;

/** What goes with each server, and with each platform, and why the rest does not. */
export function combinations(): Listed['combinations'] {
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
  return axis.choices.map((choice) => ({
    id: choice.id,
    ...reasonOf(axis.unavailable(choice, answers)),
  }));
}

/** Everything that can be chosen, with stable names: what `--list --json` prints, and what the package's `choices()` gives. */
export function listed(): Listed {
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
        ...reasonOf(axis.unavailable(choice, {})),
        ...interfaceOf(choice),
        ...testedOf(choice),
        ...listedOptions(choice),
        ...listedExceptions(choice),
      })),
    })),
    contract: REQUIREMENTS.map(({ id, title, source }) => ({ id, title: said(title), source })),
    combinations: combinations(),
  };
}

const reasonOf = (unavailable: string | undefined) => (unavailable ? { unavailable } : {});

/** The options that only this choice has. */
function listedOptions(choice: Choice): { options?: readonly ListedOption[] } {
  const options = optionsOf([choice]).map(({ option, flag }) => ({
    id: option.id,
    flag: `--${flag}`,
    help: said(option.help),
    ...(option.choices ? { choices: option.choices } : {}),
  }));
  return options.length > 0 ? { options } : {};
}

/** What a server says that it cannot keep of the server contract. */
function listedExceptions(choice: Choice): Pick<ListedChoice, 'cannot'> {
  const exceptions = Object.entries(servers.find((server) => server === choice)?.cannot ?? {});
  if (exceptions.length === 0) return {};
  const cannot = exceptions.map(([id, { caution, heldByFront = false }]) => [
    id,
    { caution: said(caution), heldByFront },
  ]);
  return { cannot: Object.fromEntries(cannot) };
}

function interfaceOf(choice: Choice): { interface?: 'wsgi' | 'asgi' } {
  const server = servers.find((candidate) => candidate === choice);
  return server ? { interface: server.interface } : {};
}

/** Honesty about Python lines: whether a project was started on it. */
export function testedOf(choice: Choice): { tested?: boolean } {
  const line = pythonLines.find((candidate) => candidate === choice);
  return line ? { tested: line.tested } : {};
}
