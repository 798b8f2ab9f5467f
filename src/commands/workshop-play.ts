import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { allOnPath, output } from '../run/programs.ts';
import { stoppable } from '../run/stop.ts';
import { print, progress } from '../terminal/terminal.ts';
import { courseOf, firstRecord } from '../workshop/class-record.ts';
import type { Asked } from '../workshop/make-class.ts';
import type { Making } from '../workshop/making.ts';
import { type PlayedLab, playThrough } from '../workshop/play-through.ts';
import { placesOf } from '../workshop/solutions.ts';

/** Programs that the labs' pages name, and whether labs can be done without. */
const PROGRAMS = [
  { name: 'git', needed: true },
  { name: 'python3', needed: true },
  { name: 'uv', needed: false },
  { name: 'docker', needed: false },
] as const;

/** What laptops will lack: programs that are not here either, and what checks could not look at. */
function lacking(labs: readonly PlayedLab[], env: NodeJS.ProcessEnv): readonly string[] {
  const missing = PROGRAMS.filter(
    ({ name }) => !allOnPath(name, env).some((path) => output(path, ['--version'], env) !== undefined),
  ).map(({ name, needed }) => (needed ? say`${name} is missing` : say`${name} is missing; labs go without`));
  const unchecked = labs
    .filter(({ solution }) => solution === 'unchecked')
    .flatMap(({ lab, causes }) => causes.map((cause) => `${lab}: ${cause}`));
  return [...new Set([...missing, ...unchecked])];
}

/** What labcheck says of a lab, in the language of the class. */
const RESULTS: Readonly<Record<PlayedLab['start'], () => string>> = {
  complete: () => say`complete`,
  incomplete: () => say`incomplete`,
  unchecked: () => say`not checked`,
};

function line({ place, lab, start, solution, startSeconds, solutionSeconds, causes, ok }: PlayedLab): string {
  const word = ok ? say`ok` : say`WRONG`;
  const told = say`place ${place + 1}, ${lab}: ${word}; the start is ${RESULTS[start]()} (${startSeconds.toFixed(1)} s), the solution ${RESULTS[solution]()} (${solutionSeconds.toFixed(1)} s)`;
  return [told, ...causes.map((cause) => `    ${cause}`)].join('\n');
}

/** `workshop --rehearse`. @returns the exit status: 0 when each start fails and each solution passes */
export async function rehearseClass({ workshop }: Asked, json: boolean): Promise<number> {
  if (process.platform === 'win32')
    throw new UserError(say`--rehearse: it starts servers as Linux and macOS do. Run it in WSL.`);
  const course = courseOf(workshop);
  const record = firstRecord(course);
  const { language, translations, author, labs, solutions = 'class' } = course;
  const making: Making = {
    folder: workshop.folder,
    author,
    language,
    translations,
    labs,
    solutions,
    released: true,
    corrections: [],
    link: false,
  };
  const places = placesOf(workshop, record);
  const began = performance.now();
  const played = await stoppable((stop) =>
    playThrough(places, making, process.env, stop, {
      place: (number) => progress(say`Installing the project of place ${number} of ${places.length} …`),
      lab: (lab) => (json ? progress(line(lab)) : print(`${line(lab)}\n`)),
    }),
  );
  const lacks = lacking(played, process.env);
  const seconds = (performance.now() - began) / 1000;
  const wrong = played.filter(({ ok }) => !ok);
  print(
    json
      ? `${JSON.stringify({ places: places.length, labs: played, lacks, seconds }, null, 2)}\n`
      : [
          ...lacks.map((one) => say`lacking here: ${one}`),
          say`${workshop.title}: ${played.length} labs of ${places.length} places played through in ${seconds.toFixed(0)} s, ${wrong.length} wrong.`,
          '',
        ].join('\n'),
  );
  return wrong.length > 0 ? 1 : 0;
}
