/** A course whose labs are attempted: one repository, as many copies as there are hands, and what is installed for it. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSteps } from '../../src/labs/default-steps.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import type { Language } from '../../src/labs/language.ts';
import { answersOfSteps } from '../../src/labs/step-answers.ts';
import { answersWith } from './answers.ts';
import { AttemptPlace } from './attempt-place.ts';
import { Participant } from './labs.ts';
import { PATH } from './machine.ts';
import { PreparedLabs } from './prepared-labs.ts';
import { takeBack, temporaryFolder } from './processes.ts';
import { Workplace } from './rehearse.ts';

/** The lab whose packages serve all labs up to it: those of the first server, and those of the second one. */
const INSTALLED = [1, 6];

export class AttemptCourse {
  private readonly workplace = new Workplace();
  private readonly prepared = new PreparedLabs();
  private readonly folders: string[] = [];
  private venvs: readonly string[] = [];
  private repository = '';

  /** Makes the repository, and installs what its labs need. */
  static async prepare(language: Language = 'en'): Promise<AttemptCourse> {
    const course = new AttemptCourse();
    const answers = answersWith();
    const steps = defaultSteps(answers);
    const all = answersOfSteps(answers, steps);
    course.venvs = INSTALLED.map((index) => course.workplace.venv(course.workplace.project(all[index]!)));
    const { folder } = await Participant.of(answers.project, labsOf(answers, steps, language), '/nowhere');
    course.folders.push(join(folder, '..'));
    // Git works in no other's repository.
    takeBack(folder);
    course.repository = folder;
    return course;
  }

  /** A copy of the repository, in which one attempt after the other is made. */
  place(): AttemptPlace {
    const folder = temporaryFolder('attempts-');
    this.folders.push(folder);
    cpSync(this.repository, folder, { recursive: true });
    const [early = '', late = ''] = this.venvs;
    const venvOf = (lab: string): string => (lab === 'lab-1' || lab === 'lab-2' ? early : late);
    return new AttemptPlace(folder, venvOf, PATH, this.prepared);
  }

  /** Does something with each of several things, some at a time: much of it waits for servers. */
  async each<T>(things: readonly T[], hands: number, work: (place: AttemptPlace, thing: T) => Promise<void>) {
    let next = 0;
    await Promise.all(
      Array.from({ length: hands }, async () => {
        const place = this.place();
        while (next < things.length) {
          const thing = things[next] as T;
          next += 1;
          await work(place, thing);
        }
      }),
    );
  }

  remove(): void {
    this.workplace.remove();
    this.prepared.remove();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }
}
