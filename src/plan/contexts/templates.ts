/**
 * Which context a template takes: its place says it. What lies in `templates/<axis>/<id>/` reads the options of its choice
 * by the ids that the choice declares, and the choice itself where an axis has one.
 */
import type { Adopted } from '../../choices/adopted.ts';
import type { ServedDatabase } from '../../choices/backing.ts';
import type { Choice } from '../../choices/choice.ts';
import type { Context } from '../context.ts';

type Texts = Readonly<Record<string, string>>;

/** The values of the options that a choice declares. */
export type OptionValues<C extends Choice> = C extends {
  readonly options: readonly { readonly id: infer Id extends string }[];
}
  ? Readonly<Record<Id, string>>
  : Readonly<Record<never, string>>;

/** What a choice computes for its templates. */
export type DerivedValues<C extends Choice> = C extends {
  readonly derived: (...known: never) => infer Values;
}
  ? Values
  : Readonly<Record<never, string>>;

/** The member of the context that is the choice, on axes that have one. */
interface Chosen<C> {
  readonly servers: { readonly server: C };
  readonly static: { readonly staticFiles: C };
  readonly databases: { readonly database: C };
  readonly disclosures: { readonly disclosure: NonNullable<Context['disclosure']> };
}

/** Where the disk loses what is written to it, no database is a file. */
type ChosenDatabase<C> = C extends { readonly ephemeralDisk: true }
  ? { readonly database: ServedDatabase }
  : unknown;

/** Of the templates of a choice. @typeParam Axis its folder: `servers` */
export type ChoiceContext<Axis extends string, C extends Choice> = Context & {
  readonly options: Readonly<Record<C['id'], OptionValues<C>>>;
  readonly derived: Readonly<Record<C['id'], DerivedValues<C> & Texts>>;
} & (Axis extends keyof Chosen<C> ? Chosen<C>[Axis] : unknown) &
  ChosenDatabase<C>;

/** Of what is put beside a project that somebody else made. */
export type AdoptedContext = Context & { readonly adopted: Adopted };
