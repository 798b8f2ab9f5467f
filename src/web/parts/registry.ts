/**
 * What the page loads after itself: templates and locks at once, the rest when it is needed. A part is a classic script that
 * calls `djangoCloudPart`, because scripts of type "module" are not loaded from `file:`.
 */
import type { Catalogue } from '../../languages/catalogue-type.ts';
import type { Language } from '../../languages/language.ts';
import type { Template } from '../../plan/plan.ts';
import type { Lock } from '../../plan/requirements.ts';

/** A piece of text, and what kind it is for who colours it. */
export interface Span {
  readonly kind: string | undefined;
  readonly text: string;
}

/** What each part brings, by its name. */
export interface Parts {
  readonly project: {
    readonly templates: Readonly<Record<string, readonly Template[]>>;
    readonly locks: Readonly<Record<string, Lock>>;
  };
  readonly labs: {
    readonly templates: Readonly<Record<string, readonly Template[]>>;
    readonly stringify: (value: unknown) => string;
  };
  readonly es: {
    readonly messages: Catalogue;
    /** By area and path. */
    readonly translations: Readonly<
      Record<string, Readonly<Record<string, Pick<Template, 'contents' | 'render'>>>>
    >;
  };
  readonly highlight: { readonly lines: (text: string, path: string) => readonly (readonly Span[])[] };
}

export const templates: Record<string, readonly Template[]> = {};
export const locks: Record<string, Lock> = {};
export const messages: Record<string, string> = {};
export const brought: Partial<Parts> = {};

/** Translations that came before the templates that they belong to. */
const waiting = new Map<string, Parts['es']['translations']>();

function translate(): void {
  for (const [language, areas] of waiting)
    for (const [area, texts] of Object.entries(areas))
      templates[area] = (templates[area] ?? []).map((template) => {
        const text = texts[template.path];
        return text ? { ...template, translations: { [language as Language]: text } } : template;
      });
}

/** Takes a part over. */
export function receive<Name extends keyof Parts>(name: Name, part: Parts[Name]): void {
  brought[name] = part;
  if ('templates' in part) Object.assign(templates, part.templates);
  if ('locks' in part) Object.assign(locks, part.locks);
  if ('messages' in part) {
    Object.assign(messages, part.messages);
    waiting.set(name, part.translations);
  }
  translate();
}
