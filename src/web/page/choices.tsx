/** The questions: every axis with its choices, derived from the same values as prompts and flags. */
import { memo } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { packageName } from '../../answers/project-name.ts';
import { AXES, type Axis } from '../../choices/axes.ts';
import { servers } from '../../choices/catalog.ts';
import { cautionsOf } from '../../choices/cautions.ts';
import type { Answers, Choice } from '../../choices/choice.ts';
import type { Language } from '../../languages/language.ts';
import { said, say, spokenLanguage } from '../../languages/say.ts';
import { nameProblem } from '../selection.ts';
import { needsMore, Options, Required } from './options.tsx';
import type { Action } from './state.ts';

interface Props {
  readonly answers: Answers;
  readonly dispatch: (action: Action) => void;
}

function Name({ answers, dispatch }: Props) {
  const [typed, setTyped] = useState(answers.project);
  useEffect(() => {
    if (nameProblem(typed) !== undefined || packageName(typed) !== answers.project) setTyped(answers.project);
  }, [answers.project]);
  const problem = nameProblem(typed);
  const name = problem === undefined ? packageName(typed) : undefined;
  return (
    <div class="field">
      <label for="name">{say`Project name`}</label>
      <input
        id="name"
        value={typed}
        maxLength={200}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby="name-told"
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          if (nameProblem(value) === undefined)
            dispatch({ type: 'choose', key: 'project', value: packageName(value) });
        }}
      />
      <p id="name-told" class={problem ? 'problem' : 'quiet'} aria-live="polite">
        {problem ??
          (name === typed
            ? say`The Python package that holds the settings.`
            : say`The package is called ${name}.`)}
      </p>
    </div>
  );
}

/** What a choice is beside its title: its interface, and that it is what nobody has to choose. */
function marks(choice: Choice, isDefault: boolean): string {
  const server = servers.find((one) => one === choice);
  return [server?.interface.toUpperCase(), isDefault ? say`default` : undefined].filter(Boolean).join(', ');
}

interface ItemProps extends Props {
  readonly axis: Axis;
  readonly choice: Choice;
  /** Whether it was picked, and options that it needs were not given yet. */
  readonly isPending: boolean;
  readonly pick: (choice: Choice) => void;
  readonly isDefault: boolean;
  /** Why it cannot be chosen. */
  readonly reason: string | undefined;
  /** What it is shown in. */
  readonly language: Language;
}

/**
 * Whether two states of an item look alike and do the same: most do after a choice, unless their options are open. Where
 * nothing was chosen, because it was refused, all are rendered: what the browser checked by itself is put right.
 */
function isSame(old: ItemProps, now: ItemProps): boolean {
  const { axis, choice, answers } = now;
  const isOpen = now.isPending || [answers[axis.key]].flat().includes(choice.id);
  return (
    old.answers !== answers &&
    old.reason === now.reason &&
    old.isDefault === now.isDefault &&
    old.isPending === now.isPending &&
    old.language === now.language &&
    String(old.answers[axis.key]) === String(answers[axis.key]) &&
    (!isOpen || choice.options === undefined)
  );
}

const Item = memo(({ axis, choice, answers, dispatch, isPending, isDefault, reason, pick }: ItemProps) => {
  const id = `${axis.key}-${choice.id}`;
  const value = answers[axis.key];
  const isChosen = [value].flat().includes(choice.id);
  const choose = (): void => {
    pick(choice);
    if (needsMore(choice)) return;
    const others = [value].flat().filter((one) => one !== choice.id);
    const many = isChosen ? others : [...others, choice.id];
    dispatch({ type: 'choose', key: axis.key, value: axis.many ? many : choice.id });
  };
  return (
    <li class={reason ? 'item unavailable' : 'item'}>
      <input
        id={id}
        type={axis.many ? 'checkbox' : 'radio'}
        name={axis.key}
        value={choice.id}
        checked={isChosen || isPending}
        disabled={reason !== undefined}
        aria-describedby={`${id}-help`}
        onChange={choose}
      />
      <label for={id}>
        <span class="title">{said(choice.title)}</span> <span class="mark">{marks(choice, isDefault)}</span>
      </label>
      <div id={`${id}-help`} class="help">
        <p>{said(choice.help)}</p>
        {cautionsOf(choice).map((caution) => (
          <p key={caution} class="caution">
            {caution}
          </p>
        ))}
        {reason ? <p class="reason">{say`Not available: ${reason}.`}</p> : null}
      </div>
      {isPending ? <Required axis={axis} choice={choice} answers={answers} dispatch={dispatch} /> : null}
      {isChosen && choice.options ? <Options choice={choice} answers={answers} dispatch={dispatch} /> : null}
    </li>
  );
}, isSame);

/** What an axis may look at: the answers before it, as in a dialogue. */
function answersBefore(axis: Axis, answers: Answers) {
  const before = AXES.slice(0, AXES.indexOf(axis)).map(({ key }) => [key, answers[key]] as const);
  return { project: answers.project, adopted: answers.adopted, ...Object.fromEntries(before) };
}

function Question({ axis, answers, dispatch }: Props & { readonly axis: Axis }) {
  const [picked, setPicked] = useState<string>();
  const before = answersBefore(axis, answers);
  const fallback = axis.many ? undefined : axis.fallback(before);
  return (
    <fieldset class="question" data-axis={axis.key}>
      <legend>{said(axis.title)}</legend>
      <p class="quiet">{said(axis.help)}</p>
      <ul>
        {axis.choices.map((choice) => (
          <Item
            key={choice.id}
            axis={axis}
            choice={choice}
            answers={answers}
            dispatch={dispatch}
            isPending={picked === choice.id && needsMore(choice) && answers[axis.key] !== choice.id}
            pick={({ id }) => setPicked(id)}
            isDefault={fallback === choice.id}
            reason={axis.unavailable(choice, before)}
            language={spokenLanguage()}
          />
        ))}
      </ul>
    </fieldset>
  );
}

export function Choices({ answers, dispatch }: Props) {
  const question = (axis: Axis) => (
    <Question key={axis.key} axis={axis} answers={answers} dispatch={dispatch} />
  );
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Name answers={answers} dispatch={dispatch} />
      {AXES.filter(({ aside }) => !aside).map(question)}
      <details class="aside">
        <summary>{say`What it begins with`}</summary>
        {AXES.filter(({ aside }) => aside).map(question)}
      </details>
    </form>
  );
}
