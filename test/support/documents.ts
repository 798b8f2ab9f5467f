/** The commands of rendered documents: what is run here, what is not and why, and projects that have all of them. */

import { databases, platforms, servers, services, staticFiles } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import type { PlannedFile } from '../../src/plan/plan.ts';
import { answersWith } from './answers.ts';

/** A command of a fenced block. */
export interface DocumentCommand {
  readonly path: string;
  /** Which of the document's blocks it is in. */
  readonly block: number;
  /** Without its comment; lines that go on are one. */
  readonly command: string;
}

/** The kinds of commands, by what is done with them here. The first pattern that fits says which one it is. */
export const KINDS = [
  // What cannot run here, with the reason.
  { kind: 'not here', pattern: /^python3\.14 /, reason: 'this machine has no Python 3.14' },
  { kind: 'not here', pattern: /^docker run /, reason: 'there are no containers here' },
  {
    kind: 'not here',
    pattern: /^cf (?!\/)/,
    reason: 'the client and an account: the scripts are tried against a stand-in',
  },
  {
    kind: 'not here',
    pattern: /^ibmcloud /,
    reason: 'the client and an account: the script is tried against a stand-in',
  },
  {
    kind: 'not here',
    pattern: /^terraform /,
    reason: 'the provider is downloaded: its files are tried against its schema',
  },
  {
    kind: 'not here',
    pattern: /^sudo apt-get install /,
    reason: 'nobody installs packages of the system here',
  },
  {
    kind: 'not here',
    pattern: /^sudo (certbot|mariadb|systemctl|tail|-u) /,
    reason: 'a host with systemd: tried in one by the tests of one’s own server',
  },
  { kind: 'not here', pattern: /^(journalctl|systemd-analyze) /, reason: 'a host with systemd, as above' },
  {
    kind: 'not here',
    pattern: /^sudo onprem\/deploy\.sh (roll-back|releases)$/,
    reason: 'there are no releases before the first deployment: tried in histories of a host',
  },
  // Scripts that deploy: as dry runs, which need neither client nor account, nor a host that was set up.
  { kind: 'dry run', pattern: /^(git pull && )?(sudo )?(cf|codeengine|onprem)\/[\w-]+\.sh( |$)/ },
  // What goes on until it is stopped.
  { kind: 'beside', pattern: /^python manage\.py (runserver|worker)$/ },
  { kind: 'beside', pattern: /^HTTPS=false DEBUG=false \S/ },
  { kind: 'asks', pattern: /^python manage\.py createsuperuser$/ },
  { kind: 'change', pattern: /^django-cloud / },
  { kind: 'environment', pattern: /^python3\.\d+ -m venv \.venv && \. \.venv\/bin\/activate$/ },
  { kind: 'environment', pattern: /^pip install -r requirements-dev\.txt$/ },
  {
    kind: 'runs',
    pattern: /^python manage\.py (createdotenv|(collectstatic|migrate)( --noinput)?|enqueue \S.*)$/,
  },
  { kind: 'runs', pattern: /^export SECRET_KEY="\$\(python -c / },
  { kind: 'runs', pattern: /^\. \.venv\/bin\/activate$/ },
  { kind: 'runs', pattern: /^(rm -rf vendor|pip download -r requirements\.txt -d vendor .*)$/ },
  { kind: 'runs', pattern: /^\(umask 077 && echo '.*' > cf\/[\w-]+\.json\)$/ },
  { kind: 'runs', pattern: /^(cd codeengine\/terraform|cp terraform\.tfvars\.example terraform\.tfvars)$/ },
] as const satisfies readonly { readonly kind: string; readonly pattern: RegExp; readonly reason?: string }[];

export type Kind = (typeof KINDS)[number]['kind'];

/** What is done with a command; undefined for one that nobody has thought of. */
export function kindOf(command: string): (typeof KINDS)[number] | undefined {
  return KINDS.find(({ pattern }) => pattern.test(command));
}

/** Documents whose commands are a course's, with tests of their own. */
const isDocument = ({ path }: PlannedFile): boolean => /^(README|docs\/[\w-]+)\.md$/.test(path);

/** The commands of a document, in their order. */
function commandsIn({ path, contents }: PlannedFile): readonly DocumentCommand[] {
  return [...contents.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, language, text = ''], block) => {
    if (language !== 'sh') throw new Error(`${path}: a block of "${language}", which nobody runs`);
    return text
      .replaceAll('\\\n', '')
      .split('\n')
      .map((line) =>
        line
          .replace(/(^|\s+)# .*$/, '')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      )
      .filter((line) => line !== '')
      .map((command) => ({ path, block, command }));
  });
}

/** The commands of a project's documents, README first. */
export function commandsOf(files: readonly PlannedFile[]): readonly DocumentCommand[] {
  return files
    .filter(isDocument)
    .toSorted((a, b) => Number(a.path !== 'README.md') - Number(b.path !== 'README.md'))
    .flatMap(commandsIn);
}

/** A command with what differs between projects of the same commands replaced: versions. */
export function patternOf(command: string): string {
  return command.replaceAll(/(?<=python|python-version |--django )\d\.\d+/g, 'N');
}

const server = databases.find(({ embedded }) => !embedded)!.id;
/** Who serves static files on some platforms only. */
const fronts = staticFiles.find(({ needsPlatform }) => needsPlatform)!;

/** Which services each project has: all of them in the first, where each stands beside the others, then each by itself. */
const servicesOf = (index: number): readonly string[] =>
  index === 0
    ? services.map(({ id }) => id)
    : services.filter((_, at) => at === index - 1).map(({ id }) => id);

/** Projects which together have every command that runs here, each server once; in each language in turn. */
export const PROJECTS: readonly Answers[] = servers.map(({ id, systemPackages }, index) => {
  const fitting = platforms.filter(({ hasSystemPackages }) => !systemPackages || hasSystemPackages);
  const common = { project: 'mysite', server: id, services: servicesOf(index), database: server } as const;
  const language = index % 2 === 0 ? 'en' : 'es';
  if (index === 1)
    return answersWith({
      ...common,
      language,
      static: fronts.id,
      platforms: platforms
        .filter(({ capabilities = [] }) => capabilities.includes(fronts.needsPlatform ?? ''))
        .map((platform) => platform.id),
    });
  return answersWith({ ...common, language, platforms: fitting.map((platform) => platform.id) });
});
