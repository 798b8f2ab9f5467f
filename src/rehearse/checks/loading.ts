import { say } from '../../languages/say.ts';
import type { Check } from '../check.ts';
import { ask } from '../client.ts';
import { follow, type Problem } from '../loads/follow.ts';
import { failed, passed, skipped } from '../outcome.ts';
import { hostOf, schemeOf } from './answering.ts';

/** Uploads: they are neither in the project nor in the database of a rehearsal, and somebody in front may serve them. */
const UPLOADS = /^\/media\//;

function reasonOf(problem: Problem): string {
  if (problem.kind === 'status') return say`${problem.path}, named by ${problem.from}, got ${problem.status}`;
  if (problem.kind === 'type')
    return say`${problem.path}, named by ${problem.from}, comes as "${problem.type}", which browsers refuse there`;
  return say`${problem.from} imports "${problem.specifier}", which no import map has`;
}

/** How many of several faults are told. */
const TOLD = 3;

export const loading: Check = {
  name: 'loading',
  title: 'Everything that the page loads comes, what scripts and stylesheets import included',
  async run(rehearsal) {
    const { subject, firstPage, firstPath, contract, place } = rehearsal;
    if (subject.staticElsewhere) return skipped(subject.staticElsewhere);
    if (!firstPage) return skipped(say`no page answered`);
    const url = `${schemeOf(rehearsal)}://${hostOf(rehearsal)}${firstPath}`;
    const { problems, files } = await follow(
      firstPage.body.toString('utf8'),
      url,
      async (path) => {
        rehearsal.checkStopped();
        const headers = contract.routerHeaders(place);
        const { status, headers: found, body } = await ask({ port: place.port, path, headers });
        return { status, type: found['content-type'] ?? '', text: body.toString('utf8') };
      },
      (path) => UPLOADS.test(path),
    );
    if (problems.length === 0) return passed(say`${files} files`);
    const told = problems.slice(0, TOLD).map(reasonOf).join('; ');
    const more = problems.length - TOLD;
    return failed(
      more > 0 ? say`${told}; and ${more} more` : told,
      say`Files must be in the collected static files under the names by which they are asked for, and modules be named by paths or by an import map.`,
    );
  },
};
