/** A command whose word is missing asks for it where somebody sits, and says what is missing where nobody does. */
import { strict as assert } from 'node:assert';
import { editOf } from '../../src/change/edits.ts';
import { databases, servers, services } from '../../src/choices/catalog.ts';
import { editFlags } from '../../src/commands/edit-command.ts';
import { prepare } from '../../src/commands/render.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { Person } from '../support/asking.ts';
import { djangoCloud, inFolder } from '../support/command.ts';

async function asked(name: string, words: readonly string[], person: Person, made: readonly string[] = []) {
  return inFolder(async (folder) => {
    assert.equal((await djangoCloud(folder, 'shop', '.', ...made, '--defaults')).status, 0);
    return prepare(parseFlags([...words, '--dry-run'], editFlags(name)), folder, person.ask, editOf(name));
  });
}

describe('a missing word', () => {
  const other = servers.at(-1)!.id;
  const one = services[0]!.id;

  it('of server is asked for', async () => {
    const person = new Person({ server: other });
    assert.equal((await asked('server', [], person)).answers.server, other);
    assert.deepEqual(person.names, ['server']);
    assert.equal(person.question('server').choices?.length, servers.length);
  });

  it('of service is asked for: what the project does not use yet', async () => {
    const person = new Person({ service: one });
    assert.deepEqual((await asked('service', [], person)).answers.services, [one]);
    const offered = person.question('service').choices?.map(({ value }) => value);
    const embedded = databases.filter((database) => database.embedded).map(({ id }) => id);
    assert.deepEqual(
      offered,
      [...services, ...databases].map(({ id }) => id).filter((id) => !embedded.includes(id)),
    );
  });

  it('of service --remove is asked for: what the project uses', async () => {
    const person = new Person({ service: one });
    const { answers } = await asked('service', ['--remove'], person, ['--service', one]);
    assert.deepEqual(answers.services, []);
    assert.deepEqual(
      person.question('service').choices?.map(({ value }) => value),
      [one],
    );
  });

  it('is not asked for when it is there', async () => {
    const person = new Person();
    await asked('server', [other], person);
    await asked('service', [one], person);
    assert.deepEqual(person.names, []);
  });
});

describe('an error with --json', () => {
  for (const argv of [
    ['shop', '--server', 'none', '--json'],
    ['--json', '--frobnicate'],
    ['server', '--json'],
    ['undo', '--json'],
    ['rehearse', '--json'],
    ['adopt', '--json'],
    ['workshop', '--json'],
  ]) {
    it(`is JSON on standard output, and one line beside it: ${argv.join(' ')}`, () =>
      inFolder(async (folder) => {
        const { status, stdout, stderr } = await djangoCloud(folder, ...argv);
        const { error } = JSON.parse(stdout);
        assert.equal(`${error.message}\n`, stderr);
        assert.equal(error.status, status);
        assert.notEqual(status, 0);
      }));
  }
});
