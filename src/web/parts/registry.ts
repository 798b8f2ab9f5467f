/**
 * What the page loads after itself: what the first preview needs at once, the rest after it, and more when it is asked for. A
 * part is a classic script that calls `djangoCloudPart`, because scripts of type "module" are not loaded from `file:`.
 */
import type { Catalogue } from '../../languages/catalogue-type.ts';
import type { Language } from '../../languages/language.ts';
import type { Template } from '../../plan/plan.ts';
import type { Lock } from '../../plan/requirements.ts';
import type { ProjectFiles, projectIn } from '../opened-files.ts';
import type { OpenProject } from '../project-change.ts';

/** A piece of text, and what kind it is for who colours it. */
export interface Span {
  readonly kind: string | undefined;
  readonly text: string;
}

/** What projects are planned with. */
interface Planning {
  readonly templates: Readonly<Record<string, readonly Template[]>>;
  readonly locks: Readonly<Record<string, Lock>>;
}

/** What another language says. */
interface Translated {
  readonly messages: Catalogue;
  /** By area and path. */
  readonly translations: Readonly<
    Record<string, Readonly<Record<string, Pick<Template, 'contents' | 'render'>>>>
  >;
}

/** What each part brings, by its name. */
export interface Parts {
  readonly project: Planning & {
    /** Areas and Django lines that come with the rest. */
    readonly later: readonly string[];
  };
  readonly rest: Planning;
  readonly labs: {
    readonly templates: Readonly<Record<string, readonly Template[]>>;
    readonly stringify: (value: unknown) => string;
  };
  readonly es: Translated;
  readonly 'es-rest': Translated;
  /** What reads projects that are opened, and merges. */
  readonly merge: {
    readonly checkZipSize: (name: string, size: number) => void;
    readonly isZip: (bytes: Uint8Array) => boolean;
    readonly projectInZip: (bytes: Uint8Array, name: string) => ProjectFiles;
    readonly projectIn: typeof projectIn;
    readonly openProject: (project: ProjectFiles) => Promise<OpenProject>;
  };
  readonly highlight: { readonly lines: (text: string, path: string) => readonly (readonly Span[])[] };
}

export const templates: Record<string, readonly Template[]> = {};
export const locks: Record<string, Lock> = {};
export const messages: Record<string, string> = {};
export const brought: Partial<Parts> = {};

/** Translations that came before the templates that they belong to. */
const waiting = new Map<keyof Parts, Translated['translations']>();

function translate(): void {
  for (const [part, areas] of waiting) {
    const [language] = part.split('-') as [Language];
    for (const [area, texts] of Object.entries(areas)) {
      const known = templates[area];
      if (!known) continue;
      templates[area] = known.map((template) => {
        const text = texts[template.path];
        return text ? { ...template, translations: { [language]: text } } : template;
      });
    }
  }
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
