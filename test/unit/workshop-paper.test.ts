/** What a trainer prints or hands on: the page, sheets for participants, databases for all seats. */
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databases } from '../../src/choices/catalog.ts';
import { classPage } from '../../src/workshop/class-page.ts';
import { handouts } from '../../src/workshop/handouts.ts';
import { peopleFrom } from '../../src/workshop/roster.ts';
import { seatsOf } from '../../src/workshop/seats.ts';
import { workshopFrom } from '../../src/workshop/workshop-file.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { WORKSHOP, writeCourse } from '../support/workshop.ts';

const ROSTER = `name,email,user,table
<b>Zoë</b>,zoe@x.org,zoe,1
${'Maximiliana '.repeat(20)},max@x.org,max,2
`;

/** A class of a course, without writing it. */
const inClass = (more: string, use: (title: ReturnType<typeof planned>) => void): Promise<void> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'workshop.yml'), `${WORKSHOP}labs: [{ id: lab-1 }]\n${more}`);
    use(planned(folder));
  });

function planned(folder: string) {
  const workshop = workshopFrom('workshop.yml', folder);
  return { workshop, seats: seatsOf(workshop, peopleFrom('people.csv', Buffer.from(ROSTER))) };
}

describe('what a trainer prints', () => {
  it('the page has a line to clone from where it is pushed, and links only to what is there', () =>
    inClass('remote: https://git.example.com/{user}.git\n', ({ workshop, seats }) => {
      const page = classPage(workshop, seats, new Set(['max']));
      assert.ok(page.includes('<code>git clone https://git.example.com/zoe.git</code>'));
      assert.deepEqual(page.match(/href="https?:[^"]*"/g), ['href="https://git.example.com/max.git"']);
    }));

  it('without a remote, it is cloned from the folder of the class', () =>
    inClass('', ({ workshop, seats }) => {
      assert.ok(classPage(workshop, seats).includes('<code>git clone zoe</code>'));
    }));

  it('each participant has a sheet of their own, escaped, without a script', () =>
    inClass('', ({ workshop, seats }) => {
      const sheets = handouts(workshop, seats);
      assert.equal(sheets.match(/<section>/g)?.length, 2);
      assert.ok(sheets.includes('&#60;b&#62;Zoë') && !sheets.includes('<b>Zoë'));
      assert.doesNotMatch(sheets, /<script|https?:\/\//);
    }));

  for (const { id, server } of databases.filter(({ server }) => server)) {
    it(`databases of ${id}: each seat’s own, with the address that goes into .env`, () =>
      inFolder(async (folder) => {
        writeCourse(
          folder,
          WORKSHOP.replace('project: shop', `project: shop, database: ${id}, platforms: [codeengine]`),
          ROSTER,
        );
        const { status, stdout, stderr } = await djangoCloud(
          folder,
          'workshop',
          '--databases',
          'db.example.com',
        );
        assert.equal(status, 0, stderr);
        const addresses = [...stdout.matchAll(/^-- (\S+): DATABASE_URL=(\S+)$/gm)];
        assert.deepEqual(
          addresses.map(([, seat]) => seat),
          ['zoe', 'max'],
        );
        const secrets = addresses.map(([, , address]) => new URL(address ?? '').password);
        assert.equal(new Set(secrets).size, 2);
        for (const [index, name] of ['zoe', 'max'].entries())
          for (const line of server?.sharedSql(name, secrets[index] ?? '') ?? [])
            assert.ok(stdout.includes(`${line}\n`), line);
      }));
  }

  it('databases of a course that has none, or on no host, are refused in one line', () =>
    inFolder(async (folder) => {
      writeCourse(folder, `${WORKSHOP}labs: [{ id: lab-1, change: { database: sqlite } }]\n`, ROSTER);
      for (const host of ['db.example.com', "db'; DROP TABLE x"]) {
        const { status, stderr } = await djangoCloud(folder, 'workshop', '--databases', host);
        assert.equal(status, 2);
        assert.equal(stderr.trim().split('\n').length, 1);
      }
    }));
});
