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
}
