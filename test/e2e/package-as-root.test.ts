/** The package as root runs it: as its own command like everybody, and under yo, which gives up root's rights. */
import { strict as assert } from 'node:assert';
import { OLDEST, Packed } from '../support/packed.ts';
import { refused, wrote } from '../support/packed-outcomes.ts';

describe('the package, as root', () => {
  const packed = new Packed();

  before('is packed and installed beside yo', async () => {
    assert.equal(process.getuid?.(), 0, 'only root can be root');
    await packed.install([OLDEST]);
  });
  after('is removed', () => packed.remove());

  for (const node of ['this', OLDEST]) {
    const title = `Node ${node === 'this' ? process.versions.node : node}`;
    it(`writes the plan as its own command: ${title}`, async () => {
      wrote(await packed.run(['django-cloud', 'shop', '--defaults'], { node }), false);
    });
  }

  it('does not let root be surprised: yo gives up its rights, and our line says what is missing', async () => {
    refused(
      await packed.run(['yo', 'django-cloud', 'shop', '--defaults']),
      /^shop: permission denied\. Give another folder\.\n$/,
      1,
    );
  });
});
