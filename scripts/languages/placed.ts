/** Which PO file each text belongs into: that of the choice that alone says it, or that of the language. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isTranslated } from './names.ts';
import { type Entry, type PoFile, poPaths, poText, readPo } from './po.ts';
import { root, saidIn } from './texts.ts';

const CHOICE = /^(?:src\/choices|templates)\/([^/]+\/[^/]+)\/.*/;
const SHARED = 'src/languages';

const isChoice = (place: string): boolean => existsSync(join(root, 'src/choices', place, 'choice.ts'));

/** The folder of the choice that alone says something; undefined where several do, or none. */
function ownFolder(paths: readonly string[]): string | undefined {
  const [first = '', ...others] = new Set(paths.map((path) => CHOICE.exec(path)?.[1] ?? ''));
  return first !== '' && others.length === 0 && isChoice(first) ? `src/choices/${first}` : undefined;
}

/** What is said, and where. */
class Said {
  private readonly texts = saidIn();
  private readonly order = new Map([...this.texts.keys()].map((text, index) => [text, index]));

  sources({ text, code }: Entry): readonly string[] {
    return code === undefined ? (this.texts.get(text) ?? []) : [`templates/${code}`];
  }

  /** The entries of a language, in the order of their sources: what it has of them, and what it lacks. */
  entries(known: readonly Entry[], code: readonly Entry[]): readonly Entry[] {
    const translations = new Map(
      known.map((entry) => [`${entry.code ?? ''}\n${entry.text}`, entry.translation]),
    );
    const texts = [...this.texts.keys()].filter(
      (text) => translations.has(`\n${text}`) || isTranslated(text),
    );
    const first = (entry: Entry): string => this.sources(entry)[0] ?? '';
    return [...texts.map((text) => ({ text, translation: '' })), ...code]
      .map((entry) => ({
        ...entry,
        translation: translations.get(`${(entry as Entry).code ?? ''}\n${entry.text}`) ?? '',
      }))
      .sort(
        (a: Entry, b: Entry) =>
          (first(a) < first(b) ? -1 : Number(first(a) > first(b))) || this.rank(a) - this.rank(b),
      );
  }

  private rank({ text, code }: Entry): number {
    return code === undefined ? (this.order.get(text) ?? 0) : 0;
  }
}

/**
 * The text of each PO file as it should be; undefined where none is left of it. Pure but for what it reads.
 *
 * @param begun a language to begin: all of it in one file
 */
export function updated(
  begun?: Required<Pick<PoFile, 'language' | 'name'>>,
): ReadonlyMap<string, string | undefined> {
  const said = new Said();
  const files = poPaths().map(readPo);
  // Literals of code are found by nothing: those that any language has are those of all.
  const code = [
    ...new Map(
      files
        .flatMap(({ entries }) => entries)
        .filter((entry) => entry.code !== undefined)
        .map((entry) => [`${entry.code}\n${entry.text}`, entry]),
    ).values(),
  ];
  const written = new Map<string, string | undefined>(files.map(({ path }) => [path, undefined]));
  const languages = [
    ...new Set([...files.map(({ language }) => language), ...(begun ? [begun.language] : [])]),
  ];
  for (const language of languages) {
    const own = files.filter((file) => file.language === language);
    const name = own.find((file) => file.name)?.name ?? begun?.name ?? language;
    const isDivided = own.some(({ path }) => !path.startsWith(`${SHARED}/`));
    const parts = new Map<string, Entry[]>();
    for (const entry of said.entries(
      own.flatMap(({ entries }) => entries),
      code,
    )) {
      const folder = (isDivided && ownFolder(said.sources(entry))) || SHARED;
      parts.set(folder, [...(parts.get(folder) ?? []), entry]);
    }
    for (const [folder, entries] of parts) {
      const path = `${folder}/${language}.po`;
      const named = folder === SHARED ? { name } : {};
      written.set(
        path,
        poText({ path, language, ...named, entries }, (entry) => said.sources(entry)),
      );
    }
  }
  return written;
}
