import { AXES } from '../choices/axes.ts';
import type { Answers } from '../choices/choice.ts';
import type { Text } from './language.ts';
import type { LabCheck, Transition } from './lesson.ts';

/** One answer that a lab changes. */
interface Change {
  /** Where `.yo-rc.json` has it: `server`, `options.somewhere.region`. */
  readonly key: string;
  readonly flag: string;
  readonly value: string | readonly string[];
}

/** What differs between the answers of two labs; options that come along with a choice follow from it. */
export function changes(before: Answers | undefined, after: Answers): readonly Change[] {
  const axes = AXES.filter(({ key }) => String(before?.[key] ?? '') !== String(after[key] ?? '')).map(
    ({ key, flag }) => ({ key, flag, value: after[key] }),
  );
  const options = Object.entries(after.options).flatMap(([choice, values]) =>
    Object.entries(values)
      .filter(([id, value]) => before?.options[choice] && before.options[choice]?.[id] !== value)
      .map(([id, value]) => ({ key: `options.${choice}.${id}`, flag: `${choice}-${id}`, value })),
  );
  return [...axes, ...options];
}

/** The same as flags: `--server ID --static ID`. */
export function changedFlags(before: Answers | undefined, after: Answers): string {
  return changes(before, after)
    .map(({ flag, value }) => `--${flag} ${[value].flat().join(',') || 'none'}`)
    .join(' ');
}

/** The check that a project keeps the answers of the lab: for labs whose change is made by `django-cloud` itself. */
export function keptAnswers(before: Answers | undefined, after: Answers): LabCheck {
  const command = `django-cloud ${changedFlags(before, after)}`;
  const wanted = Object.fromEntries(changes(before, after).map(({ key, value }) => [key, value]));
  return {
    id: 'answers',
    call: 'answers_kept',
    args: [JSON.stringify(wanted)],
    title: {
      en: 'The project has the answers of this lab',
      es: 'El proyecto tiene las respuestas de este lab',
    },
    way: { en: `Run: ${command}`, es: `Ejecuta: ${command}` },
  };
}

/** Hints of a lab whose change is made by `django-cloud` itself. */
export function changeHints({ before, after }: Transition): readonly Text[] {
  const command = `django-cloud ${changedFlags(before, after)}`;
  return [
    {
      en: 'The generator makes this change: what it is called is in labs.',
      es: 'Este cambio lo hace el generador: labs dice cómo se llama.',
    },
    { en: `Look at it first: ${command} --diff`, es: `Míralo primero: ${command} --diff` },
    { en: `Make it: ${command}`, es: `Hazlo: ${command}` },
  ];
}
