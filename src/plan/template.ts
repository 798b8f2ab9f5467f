import type { Language } from '../languages/language.ts';
import type { Context } from './context.ts';

/** What a template makes: fixed contents, or a function of the context. */
interface Text {
  readonly contents?: string;
  /** A method: each template asks for the context of its own place, and is rendered with that one. */
  render?(it: Context): string;
}

/** A template as `npm run generate` compiles it. */
export interface Template extends Text {
  readonly path: string;
  readonly executable: boolean;
  /** In the languages in which it says something else. */
  readonly translations?: Readonly<Partial<Record<Language, Text>>>;
}
