/** The workshop of a choice, without a browser. */
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetAnswers, presets } from '../../src/answers/presets.ts';
import { platforms } from '../../src/choices/catalog.ts';
import { speak } from '../../src/languages/say.ts';
import { firstRotation, labsOfPlace, withPlace, workshopText } from '../../src/web/course.ts';
import { differencesOf } from '../../src/web/differences.ts';
import { workshopFrom } from '../../src/workshop/workshop-file.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder } from '../support/command.ts';

describe('a workshop of a choice', () => {
  afterEach(() => speak('en'));

  it('has labs, whatever one begins with', () => {
    for (const { id } of presets()) {
      const answers = presetAnswers(id, answersWith());
      for (const place of firstRotation(answers)) assert.ok(labsOfPlace(answers, place).length > 4, id);
    }
  });

  it('is a workshop file that the command reads, and labs that differ', async () => {
    for (const language of ['en', 'es'] as const) {
      speak(language);
      const answers = answersWith({
        platforms: platforms.slice(0, 2).map(({ id }) => id),
        database: 'postgresql',
        services: ['redis'],
        language,
      });
      const rotation = withPlace(answers, firstRotation(answers));
      const text = workshopText(answers, 'Curso: "uno"', rotation, new Date(Date.UTC(2026, 8, 1)));
      await inFolder(async (folder) => {
        writeFileSync(join(folder, 'workshop.yml'), text);
        const workshop = workshopFrom('workshop.yml', folder);
        assert.equal(workshop.title, 'Curso: "uno"');
        assert.equal(workshop.language, language);
        assert.deepEqual(workshop.source.rotation, rotation);
        assert.deepEqual(workshop.source.answers.services, ['redis']);
        const labs = labsOfPlace(answers, rotation[0]!);
        assert.ok(labs.length > 4, String(labs.length));
        for (const { id, title, start, solution } of labs) {
          assert.ok(title !== '', id);
          assert.ok(differencesOf(start, solution).length > 0, id);
        }
      });
    }
  });
});
