/** What of Django's Python files is a set: lists of settings, URL patterns, and the imports at their beginning. */
import { type Item, type List, listAt } from './bracketed.ts';
import { type Imports, importsAt, mergedImports } from './imports.ts';
import { type ItemKind, mergedList } from './list-merge.ts';
import { codeKey } from './python-code.ts';
import type { Part, PartedText } from './regions.ts';

/** Lists of which each entry stands for itself. */
const LISTS =
  /^(INSTALLED_APPS|MIDDLEWARE|AUTHENTICATION_BACKENDS|urlpatterns)(?:\s*:[^=\n]+)?\s*\+?=\s*(?=\[)/gm;

/** More lists of these names has no file of settings: each is read to its end. */
const MOST = 20;

const ENTRIES: ItemKind = {
  keyOf: ({ text }: Item) => codeKey(text) ?? text,
  hasPlaces: true,
  merged: (_base, ours) => ours,
};

type Value = { readonly list: List } | { readonly imports: Imports };

function parts(text: string): readonly Part<Value>[] | undefined {
  const lists = [...text.matchAll(LISTS)].slice(0, MOST).flatMap((match) => {
    const list = listAt(text, match.index + match[0].length);
    return list ? [{ id: match[1]!, start: list.start, end: list.end, value: { list } }] : [];
  });
  const imports = importsAt(text);
  return imports
    ? [{ id: 'import', start: imports.start, end: imports.end, value: { imports } }, ...lists]
    : lists;
}

/** Python files of a Django project. */
export const python: PartedText<Value> = {
  parts,
  merged(_id, base, ours, theirs, current) {
    if ('list' in ours && 'list' in theirs)
      return mergedList(ENTRIES, base && 'list' in base ? base.list : undefined, ours.list, theirs.list, {
        current,
        margin: '',
      });
    if (!base || !('imports' in base) || !('imports' in ours) || !('imports' in theirs)) return undefined;
    return mergedImports(base.imports, ours.imports, theirs.imports, current);
  },
  entriesOf: (value) =>
    'list' in value ? value.list.items.map(ENTRIES.keyOf) : value.imports.statements.map(({ key }) => key),
};
