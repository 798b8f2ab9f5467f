import { strict as assert } from 'node:assert';
import { editAnswers } from '../../src/answers/edit.ts';
import type { GivenAnswers } from '../../src/answers/given.ts';
import { givenFrom } from '../../src/answers/resolve.ts';
import { withValues } from '../../src/answers/values.ts';
import { axisOf } from '../../src/choices/axes.ts';
import { servers } from '../../src/choices/catalog.ts';
import { answersFile, PACKAGE } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';

/** Answers as a project stores them. */
function stored(given: Parameters<typeof answersWith>[0] = {}): GivenAnswers {
  const {
    version: _version,
    schema: _schema,
    ...record
  } = (JSON.parse(answersFile(answersWith(given))) as Record<string, Record<string, unknown>>)[PACKAGE]!;
  return givenFrom(record, '.yo-rc.json');
}

const edit = (record: Record<string, unknown>): GivenAnswers => givenFrom(record, 'edit');

describe('an edit of the answers', () => {
  it('changes nothing when nothing is given', () => {
    const before = answersWith({ server: 'uwsgi', django: '6.1' });
    assert.deepEqual(editAnswers(stored(before), new Map()), { answers: before, followed: [] });
  });

  it('lets static files follow a server of the other interface, and says why', () => {
    const { answers, followed } = editAnswers(stored(), edit({ server: 'uvicorn' }));
    assert.deepEqual([answers.server, answers.static], ['uvicorn', 'servestatic']);
    assert.deepEqual(
      followed.map(({ answer, from, to, reason }) => [answer, from, to, reason]),
      [['static', 'WhiteNoise', 'ServeStatic', 'it serves under WSGI, and Uvicorn speaks ASGI']],
    );
  });

  it('takes the default server of an interface that is asked for', () => {
    const { answers } = editAnswers(stored(), edit({ interface: 'asgi' }));
    assert.deepEqual([answers.server, answers.static], ['uvicorn', 'servestatic']);
  });

  it('keeps a stored server of the interface that is asked for', () => {
    const { answers } = editAnswers(
      stored({ server: 'hypercorn' }),
      edit({ interface: 'asgi', server: 'hypercorn' }),
    );
    assert.equal(answers.server, 'hypercorn');
  });

  it('refuses what is given and does not fit', () => {
    assert.throws(
      () => editAnswers(stored(), edit({ server: 'uvicorn', static: 'whitenoise' })),
      /^UserError: edit: static whitenoise: WhiteNoise cannot be chosen: it serves under WSGI/,
    );
  });

  it('refuses a stored answer that fits nothing', () => {
    const bad = new Map([...stored(), ['django', { value: '1.0', label: '.yo-rc.json: django' }]]);
    assert.throws(() => editAnswers(bad, new Map()), /^UserError: \.yo-rc\.json: django 1\.0: unknown/);
  });

  it('lets a file follow to the first database server of the list, where a disk loses it', () => {
    const { answers, followed } = editAnswers(stored(), edit({ platform: 'cloudfoundry' }));
    assert.equal(answers.database, 'postgresql');
    assert.deepEqual(
      followed.map(({ answer, from, to }) => [answer, from, to]),
      [['database', 'SQLite', 'PostgreSQL']],
    );
  });

  it('lets an option follow that does not fit any more, and says why', () => {
    const onHost = answersWith({ platforms: ['onprem'] });
    const { answers, followed } = editAnswers(stored(onHost), edit({ server: 'mod_wsgi' }));
    assert.deepEqual([onHost.options.onprem?.front, answers.options.onprem?.front], ['nginx', 'apache']);
    assert.deepEqual(
      followed.map(({ answer, from, to }) => [answer, from, to]),
      [['onprem.front', 'nginx', 'apache']],
    );
  });

  it('refuses a change that a platform of the project does not go with, and names both ways out', () => {
    const inCloud = stored({ platforms: ['cloudfoundry'], database: 'postgresql' });
    assert.throws(
      () => editAnswers(inCloud, edit({ server: 'mod_wsgi' })),
      /^UserError: edit: server mod_wsgi: Cloud Foundry, for which the project is made, does not go with it: .*django-cloud cloudfoundry --remove$/,
    );
  });

  it('goes from every server to every other and back to the same answers', () => {
    for (const from of servers) {
      for (const to of servers) {
        const there = editAnswers(stored({ server: from.id }), edit({ server: to.id })).answers;
        assert.deepEqual(
          there,
          answersWith({ server: to.id, ...(there.static ? { static: there.static } : {}) }),
        );
        const back = editAnswers(stored(there), edit({ server: from.id })).answers;
        assert.equal(back.server, from.id);
      }
    }
  });
});

describe('a change of an axis with several values', () => {
  const platforms = axisOf('platforms');
  const having = (...ids: string[]): GivenAnswers =>
    new Map([['platforms', { value: ids, label: 'stored' }]]);

  it('adds, takes away, and never has one twice', () => {
    assert.deepEqual(withValues(platforms, having('a'), { add: ['b', 'a'] }, 'l').value, ['a', 'b']);
    assert.deepEqual(withValues(platforms, having('a', 'b'), { remove: ['a'] }, 'l').value, ['b']);
    assert.equal(withValues(platforms, having('a'), { remove: ['a'] }, 'l').value, 'none');
    assert.deepEqual(withValues(platforms, having('none'), { add: ['a'] }, 'l').value, ['a']);
  });
});
