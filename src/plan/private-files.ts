/**
 * What never leaves a developer's machine, in one place: secrets, keys, data, environments, caches. Every ignore file and
 * every way on which a project travels is rendered from this list.
 */
import type { Platform } from '../choices/choice.ts';

/** Lines of an ignore file under one heading, as gitignore spells them: https://git-scm.com/docs/gitignore */
interface FileGroup {
  readonly comment: string;
  /**
   * A slash at the beginning ties one to the project's root, one at the end to folders, "!" takes something out again.
   * Neither "?" nor an inner "**": the cf client reads these as itself (github.com/sabhiram/go-gitignore).
   */
  readonly patterns: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const SECRETS: FileGroup = {
  comment: 'Secrets and settings of one machine',
  patterns:
    words(`.env .env.* !.env.example *.env .envrc .netrc .pgpass .my.cnf .pypirc .htpasswd .aws/ .ssh/ .kube/
    .terraform/ *.tfstate *.tfstate.* *.tfvars *.tfvars.json`),
};

const KEYS: FileGroup = {
  comment: 'Keys and certificates; one that is public may stay: a line such as !certs/ca.pem below',
  patterns:
    words(`*.key *.pem *.crt *.cer *.der *.csr *.p12 *.pfx *.p8 *.jks *.keystore *.ppk *.kdbx id_rsa* id_dsa*
    id_ecdsa* id_ed25519* credentials.json service-account*.json`),
};

const DATA: FileGroup = {
  comment: 'Databases and their dumps',
  patterns:
    words(`*.sqlite3 *.sqlite3-* *.sqlite *.sqlite-* *.db *.db-* *.db3 *.dump *.pgdump *.rdb *.bak dump*.sql
    *dump.sql backup*.sql *backup.sql *.sql.gz *.sql.bz2 *.sql.xz *.sql.zst *.sql.zip dump.json dumpdata*.json`),
};

const ENVIRONMENTS: FileGroup = {
  comment: 'Virtual environments: by the names that are usual, and what each has inside, whatever its name',
  patterns: words(
    '.venv*/ venv/ venv3*/ venv-*/ *-venv/ *_venv/ .virtualenv/ virtualenv/ env/ ENV/ site-packages/ pyvenv.cfg',
  ),
};

const CACHES: FileGroup = {
  comment: 'What Python and its tools make',
  patterns:
    words(`__pycache__/ *.py[cod] .cache/ .mypy_cache/ .ruff_cache/ .pytest_cache/ .hypothesis/ .tox/ .nox/
    .coverage .coverage.* htmlcov/ *.egg-info/ node_modules/ .django-cloud/`),
};

const EDITORS: FileGroup = { comment: 'Editors and systems', patterns: ['.idea/', '.vscode/', '.DS_Store'] };

const GROUPS: readonly FileGroup[] = [SECRETS, KEYS, DATA, ENVIRONMENTS, CACHES, EDITORS];

/** The list in the syntax of each program that reads it. */
export interface PrivateFiles {
  /** For `.gitignore`. */
  readonly git: string;
  /** For what reads its syntax and uploads: exceptions belong into a repository, and nowhere else. */
  readonly upload: string;
  /** Its end: in `.gitignore` it has always been the last, where people add lines of their own. */
  readonly editors: string;
  /** For `.dockerignore`, whose patterns begin at the root: https://docs.docker.com/build/concepts/context/#syntax */
  readonly docker: string;
  /** For `tar --exclude --no-wildcards-match-slash`, in the quotes of a shell, a group a line. It knows no exceptions. */
  readonly tar: string;
}

const docker = (pattern: string): string => {
  const path = pattern.replace(/\/$/, '');
  return path.startsWith('/') ? path.slice(1) : `**/${path}`;
};

const tar = (pattern: string): string => `'${pattern.replace(/\/$/, '').replace(/^\//, './')}'`;

/** The patterns of secrets and keys alone: what a project that somebody else made must not commit either. */
export const secretPatterns: readonly string[] = [...SECRETS.patterns, ...KEYS.patterns];

/** The whole list, with what the chosen platforms add to it. Pure. */
export function privateFiles(platforms: readonly Pick<Platform, 'privateFiles'>[]): PrivateFiles {
  const own = [...new Set(platforms.flatMap(({ privateFiles: patterns }) => patterns ?? []))];
  const groups = GROUPS.map((group) =>
    group === SECRETS ? { ...group, patterns: [...group.patterns, ...own] } : group,
  );
  const travelling = groups.map(({ comment, patterns }) => ({
    comment,
    patterns: patterns.filter((pattern) => !pattern.startsWith('!')),
  }));
  const text = (line: (pattern: string) => string, part = groups): string =>
    part.map(({ comment, patterns }) => `# ${comment}\n${patterns.map(line).join('\n')}`).join('\n\n');
  return {
    git: text((pattern) => pattern, groups.slice(0, -1)),
    upload: text((pattern) => pattern, travelling.slice(0, -1)),
    editors: text((pattern) => pattern, groups.slice(-1)),
    docker: text(docker, travelling),
    tar: travelling.map(({ patterns }) => `    ${patterns.map(tar).join(' ')}`).join('\n'),
  };
}
