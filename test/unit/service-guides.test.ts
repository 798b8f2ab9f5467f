/** The guide of each platform says of each service by which variables it is had there. */
import { strict as assert } from 'node:assert';
import { databases, platforms, services } from '../../src/choices/catalog.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';

const ALL = services.map(({ id }) => id);

/** The guide of a platform, of a project with these services. */
function guideOf(platform: string, database: string, chosen: readonly string[]) {
  const answers = answersWith({ platforms: [platform], database, services: chosen });
  const file = plan(answers).find(({ path }) => path === `docs/${platform}.md`);
  return { text: file?.contents ?? assert.fail('no guide'), context: contextOf(answers) };
}

for (const { id } of platforms) {
  describe(`the guide of ${id}`, () => {
    for (const { id: database } of databases.filter(({ embedded }) => !embedded)) {
      it(`says how each service is had, with ${database}`, () => {
        const { text, context } = guideOf(id, database, ALL);
        const section = text.split(/^(?=##+ )/m).find((part) => /^##+ Services\n/.test(part)) ?? '';
        for (const { title, binding } of context.services.filter((one) => one.binding)) {
          assert.ok(section.includes(`| ${title} |`), `${title} has no row`);
          assert.ok(section.includes(`\`${binding?.variable}\``), `${title}: ${binding?.variable}`);
        }
        const named = [...section.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`/g)].map(([, name]) => name);
        const declared = context.variables.map(({ name }) => name);
        assert.deepEqual(
          named.filter((name) => !declared.includes(name ?? '') && !/^VCAP_/.test(name ?? '')),
          [],
        );
      });

      it(`names no other database than ${database}`, () => {
        const { text } = guideOf(id, database, []);
        for (const other of databases.filter((one) => !one.embedded && one.id !== database))
          assert.doesNotMatch(text, new RegExp(`${other.id}|${other.title}`, 'i'));
      });
    }
  });
}
