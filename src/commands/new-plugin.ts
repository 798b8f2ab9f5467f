import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { SKELETON_KINDS, type SkeletonKind, skeletonOf } from '../plugins/skeleton.ts';
import { displayed } from '../terminal/displayed.ts';
import { print } from '../terminal/terminal.ts';
import type { CommandModule } from './command.ts';
import { MESSAGES_FLAG } from './flags.ts';

const USAGE = 'new-plugin ID [FOLDER]';

/** The kind that was asked for; a server when none was. @throws UserError */
function kindIn(value: string | undefined): SkeletonKind {
  const kind = SKELETON_KINDS.find((one) => one === (value ?? 'server'));
  if (kind) return kind;
  throw new UserError(say`--kind ${value}: unknown kind. Choose one of: ${SKELETON_KINDS.join(', ')}.`);
}

/** `django-cloud new-plugin`: the first files of a plug-in, which work as they are. */
export default {
  usage: `${USAGE} [flags]`,
  description:
    'Writes the first files of a plug-in into a new folder: one choice that works as it is, its templates, its locked packages and its tests. From there it is changed step by step.',
  flags: [
    {
      name: 'kind',
      takes: 'one',
      placeholder: SKELETON_KINDS.join('|'),
      values: SKELETON_KINDS,
      help: 'What it brings; a server when not given.',
    },
    MESSAGES_FLAG,
  ],
  examples: `Examples:
  django-cloud new-plugin my_server
  django-cloud new-plugin my_platform --kind platform`,
  async run({ positionals: [id, given, ...more], values }) {
    if (id === undefined || more.length > 0)
      throw new UserError(say`new-plugin: give one id. Usage: django-cloud ${USAGE}`);
    const files = skeletonOf(kindIn(values.get('kind')?.[0]), id);
    const folder = resolve(given ?? `django-cloud-${id.replaceAll('_', '-')}`);
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new UserError(say`${displayed(folder)}: it is not empty. Give another folder.`);
    for (const { path, contents } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), contents);
    }
    print(
      say`${displayed(folder)}: ${files.length} files.\nNext:\n  django-cloud test-plugin ${displayed(folder)}\n`,
    );
    return 0;
  },
} satisfies CommandModule;
