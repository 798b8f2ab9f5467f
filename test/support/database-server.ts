/** A database server for tests, on loopback and without a password. */
export interface DatabaseServer {
  readonly port: number;
  /** Makes a database. @returns its DATABASE_URL */
  create(database: string): string;
  /** Counts a database's clients ten times a second, until the most is asked for. */
  watchConnections(database: string): { readonly most: () => Promise<number> };
  /** Ends it, with its databases. */
  stop(): Promise<void>;
}
