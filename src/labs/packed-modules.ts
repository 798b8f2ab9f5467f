/** The modules of the labs in one text: as files of their own they took more room in a repository than all of its history. */
import { deflateSync, inflateSync } from 'node:zlib';
import { byLikeness, WINDOW } from '../git/likeness.ts';
import type { PlannedFile } from '../plan/plan.ts';
import { leanPython } from './lean-python.ts';

/** Texts by the name of their file. */
export type Modules = Readonly<Record<string, string>>;

const HEADER =
  '# The modules of the labs, packed without their comments; labs/__init__.py unpacks them into labs/__pycache__.\n';

/** The digits of base 85 in RFC 1924, which are those of Python's `base64.b85decode`. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const LINE = /.{1,400}/g;

/** Four bytes as five digits; of the last ones as many as are needed. */
function base85(bytes: Buffer): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const left = Math.min(4, bytes.length - at);
    let number = 0;
    for (let index = 0; index < 4; index += 1) number = number * 256 + (bytes[at + index] ?? 0);
    const digits: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      digits.unshift(DIGITS[number % 85] ?? '');
      number = Math.floor(number / 85);
    }
    parts.push(digits.slice(0, left + 1).join(''));
  }
  return parts.join('');
}

function bytesOf(text: string): Buffer {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 5) {
    const digits = text.slice(at, at + 5);
    let number = 0;
    for (const digit of digits.padEnd(5, '~')) number = number * 85 + DIGITS.indexOf(digit);
    const four = Buffer.alloc(4);
    four.writeUInt32BE(number);
    bytes.push(...four.subarray(0, digits.length - 1));
  }
  return Buffer.from(bytes);
}

/** The last ones, because all seats of a place have the same. */
let last: { readonly key: string; readonly text: string } | undefined;

/** Modules as the text of `labs/checks.txt`: the same programs, without what only their readers need. */
export function packedModules(modules: Modules): string {
  const key = JSON.stringify(modules);
  if (last?.key !== key) {
    const lean = Object.entries(modules).map(
      ([name, text]) => [name, name.endsWith('.py') ? leanPython(text) : text] as const,
    );
    const files = lean.map(([name, text]) => ({ name, data: Buffer.from(text) }));
    const ordered = byLikeness(files, WINDOW).map(({ name, data }) => [name, data.toString()] as const);
    const json = JSON.stringify(Object.fromEntries(ordered));
    const lines = base85(deflateSync(json, { level: 9, memLevel: 9 })).match(LINE) ?? [];
    last = { key, text: `${HEADER}${lines.join('\n')}\n` };
  }
  return last.text;
}

/** The modules in such a text. */
export function unpackedModules(text: string): Modules {
  const packed = text.split('\n').slice(1).join('');
  return JSON.parse(inflateSync(bytesOf(packed)).toString()) as Modules;
}

/** The module that unpacks the others. */
const UNPACKER = 'labs/__init__.py';
/** A trainer's own checks are in a folder below, and stay as they are. */
const MODULE = /^labs\/[^/]+\.(py|json)$/;

/** What a course brings, with its modules in one text. */
export function withPackedModules(course: readonly PlannedFile[]): readonly PlannedFile[] {
  const isModule = ({ path }: PlannedFile) => MODULE.test(path) && path !== UNPACKER;
  const found = course.filter(isModule);
  const [first] = found;
  if (!first) return course;
  const modules = Object.fromEntries(
    found.map(({ path, contents }) => [path.replace('labs/', ''), contents]),
  );
  const packed = { ...first, path: 'labs/checks.txt', contents: packedModules(modules), executable: false };
  return [...course.filter((one) => !isModule(one)), packed];
}
