/** What a worker tells the scheduler of a test file. */
export type WorkerEvent =
  | { readonly kind: 'begin'; readonly file: string }
  | { readonly kind: 'passed' | 'failed' | 'skipped'; readonly file: string; readonly title: string }
  | {
      readonly kind: 'end';
      readonly file: string;
      /** From its loading on. */
      readonly seconds: number;
      /** Seconds of processor of its process tree. */
      readonly processor: number;
    };

/** What became of a test file. */
export interface FileResult {
  readonly file: string;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
  readonly seconds: number;
  readonly processor: number;
  /** Seconds after the start of the run. */
  readonly began: number;
}
