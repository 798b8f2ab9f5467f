/** The package for which an installation failed, as pip and uv name it in what they print. */
const NAMED: readonly RegExp[] = [
  // uv: × Failed to build `psycopg2==2.8.6`; error: Failed to build: `…`; Failed to download and build `…`.
  /Failed to (?:download and )?build:?\s+`([^`]+)`/,
  // uv: Because shop-theme was not found in the package registry …; there is no version of django==9.
  /Because ([\w.-]+(?:\[[^\]]*\])?) was not found in the package registry/,
  /Because there (?:is|are) no versions? of ([\w.-]+(?:\[[^\]]*\])?[<>=!~]*[\w.*]*)/,
  // pip: ERROR: Failed building wheel for …; ERROR: Could not find a version that satisfies the requirement …
  /Failed (?:building|to build) wheels? for ([\w.-]+)/,
  /Failed to build '?([\w.-]+)'? when/,
  /(?:Could not find a version that satisfies|No matching distribution found for) (?:the requirement )?([^\s(]+)/,
  /Cannot install ([\w.,= -]+?) because these package versions have conflicting/,
  // pip, of a package that stops while it is asked what it is.
  /Collecting ([^\s]+)[\s\S]*?error: subprocess-exited-with-error(?![\s\S]*Collecting)/,
];

/** @returns its name as it was asked for, with the version where that is printed; undefined where none is named */
export function failedPackage(printed: string): string | undefined {
  for (const pattern of NAMED) {
    const [, name] = pattern.exec(printed) ?? [];
    if (name) return name.trim();
  }
  return undefined;
}
