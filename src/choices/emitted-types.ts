/**
 * What the build of a front end emits, and servers or libraries do not know: a browser refuses a module, and says so of a
 * manifest, that comes with another type. IANA's registry, and RFC 9239 for scripts.
 */
export const EMITTED_TYPES: Readonly<Record<string, string>> = {
  '.cjs': 'text/javascript',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.otf': 'font/otf',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
};

/** Lines of settings.py that tell a library these types. @param setting the name that it reads */
export function typeSettings(setting: string): readonly string[] {
  return [
    '# What the build of a front end emits, beside the types that are known anyway.',
    `${setting} = {`,
    ...Object.entries(EMITTED_TYPES).map(([ending, type]) => `    "${ending}": "${type}",`),
    '}',
  ];
}
