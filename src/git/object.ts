import { createHash } from 'node:crypto';

/** Kinds of objects, with the number that a pack has for each: git's gitformat-pack(5). */
export const KINDS = { commit: 1, tree: 2, blob: 3 } as const;
export type Kind = keyof typeof KINDS;

/** An object of a git repository. */
export interface GitObject {
  readonly kind: Kind;
  /** Its SHA-1, in hexadecimal digits. */
  readonly id: string;
  readonly data: Buffer;
  /** What stood in its place before: a pack may have it as a delta of that. */
  readonly base?: GitObject | undefined;
  /** What a file was called when it was first met: files of one kind have much in common. */
  readonly path?: string;
}

/** An object with its id. */
export function gitObject(kind: Kind, data: Buffer, base?: GitObject): GitObject {
  const id = createHash('sha1').update(`${kind} ${data.length}\0`).update(data).digest('hex');
  return { kind, id, data, base };
}

/** Who made a commit, and when: fixed, so that the same commit has the same id wherever it is made. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970, UTC. */
  readonly seconds: number;
}

/** A commit without anything of the machine or the moment in it. @param before one that is much like it */
export function commitObject(
  tree: string,
  parents: readonly string[],
  { name, email, seconds }: Signature,
  message: string,
  before?: GitObject,
): GitObject {
  const who = `${name} <${email}> ${seconds} +0000`;
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${who}`,
    `committer ${who}`,
    '',
    message,
    '',
  ];
  return gitObject('commit', Buffer.from(lines.join('\n')), before);
}
