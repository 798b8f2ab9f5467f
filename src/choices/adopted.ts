/**
 * What was read of a project that somebody else made. Ours is put beside it, as one package: settings that begin with the
 * project's own, entry points that begin with its own, and what server and platform need. Its own files stay as they are.
 */
export interface Adopted {
  /** What the project is called: names of apps and hosts follow from it. */
  readonly name: string;
  /** The dotted module of its settings: `config.settings.production`. */
  readonly settings: string;
  /** The dotted modules of its entry points; empty where there is none. */
  readonly wsgi: string;
  readonly asgi: string;
  /** The folder of its packages, relative to the root: empty, or `src`. */
  readonly source: string;
  /** Whether manage.py is in the root; otherwise ours is. */
  readonly hasManage: boolean;
  /** The distributions that it requires itself, by their normalized names: ours leaves them to it. */
  readonly packages: readonly string[];
  /** Whether these have hashes: then ours need them too. */
  readonly hashed?: boolean;
  /** Variables without which its settings cannot be imported. */
  readonly needs: readonly string[];
  /** The words of processes that it runs beside the server, by `worker` and `beat`: Celery's. */
  readonly processes?: Readonly<Record<string, readonly string[]>>;
  /**
   * Our variables whose settings it has by itself, each with the variable that it reads it from: `SECRET_KEY`:
   * `DJANGO_SECRET_KEY`. Empty where it reads several, such as a host and a name, or none.
   */
  readonly serves?: Readonly<Record<string, string>>;
}

/** The variable that gives a project a value: ours by its own name, or the one that an adopted project reads instead. */
export function variableName(name: string, adopted: Adopted | undefined): string {
  return adopted?.serves?.[name] || name;
}

/** The variables that production must set for an adopted project's own settings: its key too, where it has a default for it. */
export function askedOf({ needs, serves }: Adopted): readonly string[] {
  return [...new Set([...needs, ...(serves?.SECRET_KEY ? [serves.SECRET_KEY] : [])])].sort();
}

/** Whether an adopted project has the settings of one of our variables by itself. */
export function isServed(name: string, adopted: Adopted | undefined): boolean {
  return adopted?.serves?.[name] !== undefined;
}
