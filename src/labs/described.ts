import { contextOf } from '../plan/context.ts';
import type { LabStep } from './lab.ts';
import type { Lesson, Transition } from './lesson.ts';
import { solutionTag, startTag } from './tags.ts';
import type { Telling } from './telling.ts';

/** One lab with what it teaches. */
export interface CourseLab {
  readonly step: LabStep;
  readonly transition: Transition;
  readonly lesson: Lesson;
}

/** The module of a trainer's own checks of a lab. */
export const ownModule = (id: string): string => id.replaceAll('-', '_');

/** A trainer's own checks, as the file says them: `def check_name()` with a docstring, which is the sentence that holds. */
function ownChecks({ id, checks = '' }: LabStep) {
  const found = checks.matchAll(/^def (check_\w+)\(\)[^:]*:\n\s+"""(.+?)"""/gm);
  return [...found].map(([, name = '', title = '']) => ({
    id: name.replaceAll('_', '-'),
    call: 'own_check',
    args: [ownModule(id), name],
    after: [] as readonly string[],
    title: title.replace(/\.$/, ''),
    way: '',
  }));
}

/** What the templates know of one lab. */
export function described({ step, transition, lesson }: CourseLab, index: number, telling: Telling) {
  const { startLine, hasProcfile } = contextOf(transition.after);
  const checks = lesson.checks(transition).map(({ id, call, args = [], title, way, after = [] }) => ({
    id,
    call,
    args,
    after,
    title: telling.tell(title),
    way: telling.tell(way),
  }));
  return {
    id: step.id,
    title: telling.tell(lesson.title(transition)),
    minutes: lesson.minutes,
    needs: telling.tell(lesson.needs(transition)),
    start: startTag(step.id),
    solution: solutionTag(step.id),
    checks: [...checks, ...ownChecks(step)],
    hints: lesson.hints(transition).map((hint) => telling.tell(hint)),
    // A Procfile that is taken away is missed; where there is none, the platform starts the server.
    startLine: lesson.id === 'wsgi' && hasProcfile ? '' : startLine,
    // Before the first lab is done, there is nothing to migrate.
    migrates: index > 0,
    rehearsal: lesson.rehearsal?.(transition),
  };
}

export type Described = ReturnType<typeof described>;
