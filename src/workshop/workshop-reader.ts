/** The text of a `workshop.yml`: its keys, their values, and where in the file each of them stands. */
import { isMap, isScalar, LineCounter } from 'yaml';
import type { GivenAnswers } from '../answers/given.ts';
import { givenFrom } from '../answers/resolve.ts';
import { shown } from '../answers/shown.ts';
import { yamlDocument } from '../answers/yaml.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { parserReason, shallow } from '../reading/parse.ts';

/** What a workshop.yml may hold. */
export const KEYS = [
  'title',
  'language',
  'translations',
  'folder',
  'roster',
  'author',
  'date',
  'answers',
  'rotation',
  'people',
  'labs',
  'solutions',
  'remote',
  'push',
] as const;
type Key = (typeof KEYS)[number];

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values of a file, and where in it each of them stands. */
export class Reader {
  readonly file: string;
  readonly folder: string;
  private readonly document: ReturnType<typeof yamlDocument>;
  private readonly lines = new LineCounter();
  private readonly values: Record<string, unknown>;

  /**
   * @param file as it is called in messages
   * @param folder its own folder, absolute: paths in it are relative to that
   * @throws UserError when the text is no YAML, or holds something else than keys and values
   */
  constructor(file: string, folder: string, text: string) {
    this.file = file;
    this.folder = folder;
    const noYaml = (error: unknown): UserError =>
      new UserError(say`${file}: it is not valid YAML (${parserReason(error)}).`);
    try {
      this.document = yamlDocument(text, this.lines);
    } catch (error) {
      throw noYaml(error);
    }
    let values: unknown;
    try {
      values = shallow(this.document.toJS({ maxAliasCount: 0 }));
    } catch (error) {
      if (error instanceof RangeError || !/alias/i.test(String(error))) throw noYaml(error);
      throw new UserError(say`${file}: it has aliases (*name). Write the values out.`);
    }
    if (!isRecord(values))
      throw new UserError(say`${file}: it must hold keys and values, such as "title: My course".`);
    this.values = values;
  }

  /** `workshop.yml: line 3: rotation.0` */
  label(...path: readonly (string | number)[]): string {
    const [last] = path.slice(-1);
    const parent = path.length > 1 ? this.document.getIn(path.slice(0, -1), true) : this.document.contents;
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === last)
      : undefined;
    const node = (pair?.key ?? this.document.getIn(path, true)) as { range?: [number] } | undefined;
    const line = node?.range ? this.lines.linePos(node.range[0]).line : undefined;
    return `${this.file}: ${line ? say`line ${line}: ` : ''}${path.join('.')}`;
  }

  /** The value of a key; undefined when it is not there or has none. */
  value(key: Key): unknown {
    return this.values[key] ?? undefined;
  }

  keys(): readonly string[] {
    return Object.keys(this.values);
  }

  /** The error for a value that cannot be used. @param reason why, and the way out */
  refuse(path: readonly (string | number)[], value: unknown, reason: string): UserError {
    return new UserError(`${this.label(...path)} ${shown(value)}: ${reason}`);
  }

  /** A text of one line; undefined when there is none. */
  text(key: Key, example: string): string | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value.trim() === '' || /\p{Cc}/u.test(value))
      throw this.refuse([key], value, say`it must be a text of one line, such as "${example}".`);
    return value.trim();
  }

  /** Answers by name, as `--answers FILE` takes them. @throws UserError when they are none */
  answers(path: readonly (string | number)[], value: unknown): GivenAnswers {
    if (value === undefined || value === null) return new Map();
    if (!isRecord(value))
      throw this.refuse(path, value, say`it must hold answers by name, as in --answers FILE.`);
    return givenFrom(value, this.label(...path));
  }
}
