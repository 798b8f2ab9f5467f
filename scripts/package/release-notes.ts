/**
 * The notes of a release: its section of the changelog, without the heading.
 *
 * @param tag the tag that was pushed: `v0.3.0`
 * @param version what package.json says
 * @param changelog in the form of Keep a Changelog
 * @throws when tag, version and changelog do not say the same, or the section is not dated
 */
export function releaseNotes(tag: string, version: string, changelog: string): string {
  if (tag !== `v${version}`) throw new Error(`tag ${tag}: package.json says ${version}. Tag v${version}.`);
  const section = changelog.split(/^## /m).find((part) => part.startsWith(`${version} `));
  if (section === undefined) throw new Error(`CHANGELOG.md: there is no section ${version}.`);
  const [heading = '', ...lines] = section.split('\n');
  if (!/\(\d{4}-\d{2}-\d{2}\)$/.test(heading)) {
    throw new Error(`CHANGELOG.md: "${heading}" must end with its date, (YYYY-MM-DD).`);
  }
  const notes = lines.join('\n').trim();
  if (notes === '') throw new Error(`CHANGELOG.md: the section ${version} is empty.`);
  return `${notes}\n`;
}
