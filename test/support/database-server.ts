/** A database server of the tests' own, on loopback and without a password. */
export interface DatabaseServer {
  readonly port: number;
  /** Makes a database. @returns its DATABASE_URL */
  create(database: string): string;
  /** Runs a statement as the administrator, and returns what its client prints, or nothing when it fails. */
  sql(statement: string): string;
  /** Counts a database's clients ten times a second, until the most is asked for. */
  watchConnections(database: string): { readonly most: () => Promise<number> };
  stop(): Promise<void>;
  /** Starts it again, on the same port with the same data. */
  resume(): Promise<void>;
}
