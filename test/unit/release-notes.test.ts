import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseNotes } from '../../scripts/package/release-notes.ts';
import { manifest } from '../support/packed.ts';

const CHANGELOG =
  '# Changelog\n\n## 1.2.0 (2026-12-01)\n\n### Added\n\n- One.\n\n## 1.1.0 (2026-11-01)\n\n- Old.\n';

describe('notes of a release', () => {
  it('are the section of its version', () => {
    assert.equal(releaseNotes('v1.2.0', '1.2.0', CHANGELOG), '### Added\n\n- One.\n');
  });

  for (const [what, tag, version, changelog, says] of [
    [
      'another version than the package',
      'v1.2.0',
      '1.1.0',
      CHANGELOG,
      /tag v1\.2\.0: package\.json says 1\.1\.0/,
    ],
    ['no section', 'v1.3.0', '1.3.0', CHANGELOG, /no section 1\.3\.0/],
    ['no date', 'v1.2.0', '1.2.0', CHANGELOG.replace('2026-12-01', 'unreleased'), /must end with its date/],
    ['an empty section', 'v1.2.0', '1.2.0', '## 1.2.0 (2026-12-01)\n\n## 1.1.0 (2026-11-01)\n', /is empty/],
  ] as const) {
    it(`are refused with ${what}`, () => {
      assert.throws(() => releaseNotes(tag, version, changelog), says);
    });
  }

  it('of this version can be made when it has its date', () => {
    const changelog = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');
    const dated = changelog.replace('(unreleased)', '(2026-12-01)');
    assert.match(releaseNotes(`v${manifest.version}`, manifest.version, dated), /^### /);
  });
});
