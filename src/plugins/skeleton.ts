/** The first files of a plug-in: they work as they are, and every later step is a change of something that works. */
import { UserError } from '../errors/user-error.ts';
import { skeletons } from '../generated/skeletons.ts';
import { version } from '../generated/version.ts';
import { say } from '../languages/say.ts';

export type SkeletonKind = keyof typeof skeletons;
export const SKELETON_KINDS = Object.keys(skeletons) as readonly SkeletonKind[];

export interface SkeletonFile {
  /** Below the plug-in's folder, with forward slashes. */
  readonly path: string;
  readonly contents: string;
}

/** `my_server` as people would write it: `My server`. */
const titleOf = (id: string): string => `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('_', ' ')}`;

const packageText = (id: string): string =>
  `${JSON.stringify(
    {
      name: `django-cloud-${id.replaceAll('_', '-')}`,
      version: '0.1.0',
      description: `${titleOf(id)} for generator-django-cloud`,
      keywords: ['django-cloud-plugin'],
      type: 'module',
      main: './plugin.js',
      files: ['plugin.js', 'templates', 'locks/*.json', 'languages'],
      scripts: { lock: 'django-cloud lock-plugin', test: 'django-cloud test-plugin' },
      peerDependencies: { 'generator-django-cloud': `^${version}` },
    },
    null,
    2,
  )}\n`;

const readmeText = (id: string, kind: SkeletonKind): string => `# django-cloud-${id.replaceAll('_', '-')}

${titleOf(id)}, a ${kind} for generator-django-cloud.

\`\`\`sh
django-cloud shop --plugin django-cloud-${id.replaceAll('_', '-')} ${{ server: `--server ${id}`, platform: `--platform ${id}`, service: `--service ${id}` }[kind]}
\`\`\`

- \`plugin.js\`: the choice, as data; its fields are those of our own choices.
- \`templates/${kind}s/${id}/\`: its files, under the paths that they get in the project, in EJS.
- \`locks/pyproject.toml\`: the packages that it installs; \`npm run lock\` pins them.
- \`languages/es.json\`: its Spanish.

\`npm test\` makes a project with it, starts it, rehearses it, and changes to and from it.
`;

/**
 * The files of a new plug-in.
 *
 * @param id of its first choice
 * @throws UserError when a choice cannot have that id
 */
export function skeletonOf(kind: SkeletonKind, id: string): readonly SkeletonFile[] {
  if (!/^[a-z][a-z0-9_]{1,30}$/.test(id))
    throw new UserError(
      say`new-plugin ${id}: an id has small letters, digits and underscores, and 31 at the most. Give another one.`,
    );
  const title = titleOf(id);
  const filled = (text: string): string =>
    text
      .replaceAll('__id__', id)
      .replaceAll('__title__', title)
      .replaceAll('__NAME__', id.toUpperCase())
      .replaceAll('__class__', title.replaceAll(' ', ''));
  const files = Object.entries(skeletons[kind]).map(([path, contents]) => ({
    path: filled(path),
    contents: filled(contents),
  }));
  return [
    { path: 'package.json', contents: packageText(id) },
    { path: 'README.md', contents: readmeText(id, kind) },
    ...files,
  ];
}
