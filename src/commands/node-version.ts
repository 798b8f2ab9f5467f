/**
 * Whether this Node can run us. Entry points load this module before any other, so it holds nothing that a Node of
 * many years ago cannot read.
 *
 * @param command what the user typed, for the message
 * @param version as `process.versions.node` spells it
 * @returns undefined when it is new enough, else the one line that says what is needed
 */
export function nodeProblem(command: string, version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if ((major === 22 && minor >= 18) || (major === 24 && minor >= 11) || major > 24) return undefined;
  return `${command} needs Node.js 22.18 or a later 22, or 24.11 or newer; this is ${version}. Install a newer one from your system's packages or nodejs.org, and run it again.`;
}
