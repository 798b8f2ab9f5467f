/** Projects that are adopted with a Django older than what is added was written for. */
import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allows, djangoLine, isOlder, otherLine } from '../../src/adopt/lines.ts';
import { refuseAdded } from '../../src/adopt/older-django.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { databases, platforms, servers, services, staticFiles } from '../../src/choices/catalog.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { plan } from '../../src/plan/plan.ts';
import { shop, written } from '../support/adopted-shapes/shape.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

/** The oldest line that is adopted. */
const OLDEST = '4.2';

/**
 * What Django has had only since a version after the oldest, as a project would write it. From "What's new" and "Minor features" of
 * https://docs.djangoproject.com/en/5.2/releases/5.0/, 5.1/ and 5.2/; those of 6.0 are by line of ours (`hasCsp`, `hasTasks`).
 */
const FEATURES: readonly (readonly [name: string, since: string, spelling: RegExp])[] = [
  ['db_default', '5.0', /\bdb_default=/],
  ['GeneratedField', '5.0', /\bGeneratedField\b/],
  ['as_field_group', '5.0', /\bas_field_group\b/],
  ['asend', '5.0', /\.asend(_robust)?\(/],
  ['async sign-in', '5.0', /\ba(authenticate|login|logout|get_user|update_session_auth_hash)\b/],
  ['async shortcuts', '5.0', /\baget_(object_or|list_or)_404\b/],
  ['async test client', '5.0', /\ba(force_login)\b/],
  ['lookup of facets', '5.0', /\bShowFacets\b|\bshow_facets\b/],
  ['violation_error_code', '5.0', /\bviolation_error_code\b/],
  ['choices of a callable or mapping', '5.0', /\bchoices=(\{|\w+\b(?!\.))/],
  ['assertNotContains of messages', '5.0', /\bassertMessages\b/],
  ['pool', '5.1', /"pool": \{/],
  ['transaction_mode', '5.1', /"transaction_mode":/],
  ['init_command', '5.1', /"init_command": "PRAGMA/],
  ['close_pool', '5.1', /\bclose_pool\b/],
  ['LoginRequiredMiddleware', '5.1', /\bLoginRequiredMiddleware\b|\blogin_not_required\b/],
  ['querystring', '5.1', /\{% querystring\b/],
  ['async sessions', '5.1', /session\.a(get|set|pop|keys|flush|cycle_key|save|load|create|delete|exists)\(/],
  ['allow_overwrite', '5.1', /\ballow_overwrite\b/],
  ['DomainNameValidator', '5.1', /\bDomainNameValidator\b/],
  ['assertNotInHTML', '5.1', /\bassertNotInHTML\b/],
  ['CompositePrimaryKey', '5.2', /\bCompositePrimaryKey\b/],
  ['BoundField classes', '5.2', /\bbound_field_class\b/],
  ['reverse of queries', '5.2', /\breverse(_lazy)?\([^)]*\b(query|fragment)=/],
  ['text of responses', '5.2', /\bresponse\.text\b/],
  ['get_preferred_type', '5.2', /\bget_preferred_type\b/],
  ['preserve_request', '5.2', /\bpreserve_request\b/],
  ['async permissions', '5.2', /\ba(has_perms?|has_module_perms|get_all_permissions|get_user_permissions)\b/],
  ['values_list of expressions', '5.2', /\bJSONArray\b/],
  ['get_auto_imports', '5.2', /\bget_auto_imports\b/],
  ['bare alternatives of mail', '5.2', /\bEmailAlternative\b|\bEmailAttachment\b/],
];

/** Everything that can be put beside a project, one server and one database at a time, with every service that its Django allows. */
function* renderings() {
  const allowed = services.filter(
    ({ page, djangoOfPackages = '' }) => !page && allows(djangoOfPackages, OLDEST),
  );
  for (const server of servers)
    for (const database of databases) {
      const given = {
        project: 'shop_cloud',
        server: server.id,
        database: database.id,
        platforms: 'onprem',
        services: allowed.map(({ id }) => id),
        adopted: { ...ADOPTED, packages: ['django'] },
      };
      const answers = resolveAnswers(
        new Map(Object.entries(given).map(([key, value]) => [key, { value, label: key }])),
      );
      yield { server, database, files: plan(answers) };
    }
}

const ADOPTED = {
  name: 'shop',
  settings: 'shop.settings',
  wsgi: 'shop.wsgi',
  asgi: '',
  source: '',
  hasManage: true,
  needs: [],
};

describe('an older Django', () => {
  it(`gets nothing that came after ${OLDEST}, but for options that are left out there`, () => {
    const found = new Set<string>();
    for (const { server, database, files } of renderings()) {
      const given = databases.filter((one) => one.embedded || one === database);
      const optional = new Map(given.flatMap(({ optionsSince = {} }) => Object.entries(optionsSince)));
      for (const { path, contents } of files)
        if (/\.(py|html)$/.test(path))
          for (const [name, since, spelling] of FEATURES) {
            if (!spelling.test(`${contents}`)) continue;
            const option = optional.get(name);
            assert.equal(option?.since, since, `${server.id}, ${database.id}: ${path}: ${name}`);
            assert.ok(!option.interface || option.interface === server.interface, `${server.id}: ${name}`);
            found.add(name);
          }
    }
    const declared = databases.flatMap(({ optionsSince = {} }) => Object.keys(optionsSince));
    assert.deepEqual([...found].sort(), [...new Set(declared)].sort(), 'and all of these are written');
  });

  it('is known by its line, beside ours', () => {
    for (const [specifier, line] of [
      ['~=4.2.0', '4.2'],
      ['==5.0.9', '5.0'],
      ['>=5.1,<5.2', '5.1'],
      ['~=6.0.0', '6.0'],
      ['>=4.2', undefined],
      ['', undefined],
    ] as const)
      assert.equal(otherLine(specifier), line, specifier);
    assert.match(djangoLine('==5.0.9', 'x').note ?? '', /^Django 5\.0 \(x\) is not a supported/);
    assert.ok(
      isOlder('4.2', '5.1') && isOlder('5.1', '5.2') && !isOlder('5.1', '5.1') && !isOlder('6.0', '5.2'),
    );
  });

  const adopts = (
    line: string,
    flags: readonly string[],
    use: (result: Awaited<ReturnType<typeof djangoCloud>>, changed: boolean) => void,
  ) =>
    inFolder(async (parent) => {
      const folder = join(parent, 'shop-project');
      for (const [path, text] of Object.entries(
        shop(written(''), { 'requirements.txt': `Django~=${line}.0\n` }),
      )) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const before = JSON.stringify(snapshot(folder));
      const result = await djangoCloud(folder, 'adopt', '--platform', 'onprem', '--defaults', ...flags);
      use(result, JSON.stringify(snapshot(folder)) !== before);
    });

  for (const [line, server, database, says] of [
    [
      '4.2',
      'uvicorn',
      'postgresql',
      /^Warning: PostgreSQL with Django 4\.2, which has no option pool \(new in 5\.1\)/m,
    ],
    ['5.0', 'uvicorn', 'postgresql', /^Warning: PostgreSQL with Django 5\.0, which has no option pool/m],
    ['4.2', 'gunicorn', 'sqlite', /^Warning: SQLite with Django 4\.2, which has no option transaction_mode/m],
    ['4.2', 'gunicorn', 'postgresql', undefined],
    ['4.2', 'uvicorn', 'mysql', undefined],
    ['5.1', 'uvicorn', 'postgresql', undefined],
    ['6.0', 'uvicorn', 'sqlite', undefined],
  ] as const)
    it(`${line} with ${server} and ${database} ${says ? 'is told what it does not have' : 'has all of it'}`, () =>
      adopts(line, ['--server', server, '--database', database], ({ status, stdout, stderr }) => {
        assert.equal(status, 0, stderr);
        if (says) assert.match(stdout, says);
        else assert.doesNotMatch(stdout, /which has no option/);
      }));

  for (const { id, djangoOfPackages } of services.filter((one) => one.djangoOfPackages))
    it(`does not get ${id}, whose packages need Django ${djangoOfPackages}: nothing is written, whatever --django says`, async () => {
      for (const [line, ...more] of [[OLDEST], ['6.0'], ['5.1', '--django', '5.2']] as const)
        await adopts(line, ['--service', id, ...more], ({ status, stderr }, changed) => {
          assert.equal(status, 2);
          const reason = `its packages need Django ${djangoOfPackages}, and requirements.txt has ${line}.`;
          assert.ok(stderr.startsWith(`adopt: service ${id}: ${reason}`), stderr);
          assert.ok(!changed);
        });
      await adopts('5.2', ['--service', id], ({ status, stderr }) => assert.equal(status, 0, stderr));
    });

  /** The answers of an adopted project with these, on the first server and platform that go with them; else why none does. */
  function answersWith(more: Readonly<Record<string, unknown>>) {
    const reasons: Error[] = [];
    for (const server of servers)
      for (const platform of platforms)
        try {
          const given = { project: 'shop_cloud', server: server.id, platforms: platform.id, ...more };
          const entries = Object.entries({ ...given, adopted: { ...ADOPTED, packages: [] } });
          return resolveAnswers(new Map(entries.map(([key, value]) => [key, { value, label: key }])));
        } catch (error) {
          reasons.push(error as Error);
        }
    return reasons;
  }

  /** Everything that may be added or exchanged later, by the command that does. */
  const LATER: readonly (readonly [
    command: string,
    id: string,
    answers: Readonly<Record<string, unknown>>,
  ])[] = [
    ...servers.map(({ id }) => ['server', id, { server: id }] as const),
    ...databases.map(({ id }) => ['service', id, { database: id }] as const),
    ...staticFiles.map(({ id }) => ['update --static', id, { static: id }] as const),
    ...services.map(({ id }) => ['service', id, { services: [id] }] as const),
  ];

  for (const line of ['4.2', '5.0', '5.1'])
    it(`${line}: whatever comes later is rendered, or refused in one line that names the way out`, () =>
      inFolder(async (folder) => {
        writeFileSync(join(folder, 'requirements.txt'), `Django~=${line}.0\n`);
        let refused = 0;
        const alone: string[] = [];
        for (const [command, id, more] of LATER) {
          const answers = answersWith(more);
          if (Array.isArray(answers)) {
            // What goes with no adopted project is refused before anybody looks at its Django.
            assert.ok(answers.every((error) => error instanceof UserError && !error.message.includes('\n')));
            alone.push(id);
            continue;
          }
          assert.ok(plan(answers).length > 0, `${command} ${id}`);
          const needs = services.find((one) => one.id === id && more.services)?.djangoOfPackages ?? '';
          const act = (before: readonly string[] = []) => refuseAdded(folder, before, answers);
          if (allows(needs, line)) act();
          else {
            refused += 1;
            const reason = `service ${id}: its packages need Django ${needs}, and requirements.txt has ${line}. `;
            assert.throws(act, ({ message }: Error) => message.startsWith(reason) && !message.includes('\n'));
            // One that it has stays: it was put there by somebody who knew.
            act([id]);
          }
        }
        const withPages = services.filter(({ page }) => page).map(({ id }) => id);
        assert.deepEqual(
          alone.filter((id) => !staticFiles.some((one) => one.id === id)),
          withPages,
        );
        assert.equal(
          refused,
          services.filter(({ djangoOfPackages = '' }) => !allows(djangoOfPackages, line)).length,
        );
      }));

  it('is asked again where a service is added later: the project may have been updated since', () =>
    inFolder(async (parent) => {
      const folder = join(parent, 'shop-project');
      for (const [path, text] of Object.entries(
        shop(written(''), { 'requirements.txt': 'Django~=4.2.0\n' }),
      )) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const adopted = await djangoCloud(folder, 'adopt', '--platform', 'onprem', '--defaults');
      assert.equal(adopted.status, 0, adopted.stderr);
      const before = JSON.stringify(snapshot(folder));
      const { id, djangoOfPackages } = services.find((one) => one.djangoOfPackages)!;
      for (const words of [
        ['service', id],
        ['update', '--service', id],
        ['service', id, '--diff'],
      ]) {
        const { status, stderr } = await djangoCloud(folder, ...words);
        assert.deepEqual([status, stderr.trimEnd().split('\n').length], [2, 1], stderr);
        assert.match(
          stderr,
          new RegExp(`^service ${id}: its packages need Django ${djangoOfPackages}, and req`),
        );
      }
      assert.equal(JSON.stringify(snapshot(folder)), before);
      const requirements = join(folder, 'requirements.txt');
      writeFileSync(requirements, readFileSync(requirements, 'utf8').replace('4.2.0', '5.2.0'));
      const { status, stderr } = await djangoCloud(folder, 'service', id);
      assert.equal(status, 0, stderr);
    }));
});
