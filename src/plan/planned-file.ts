/** One file of the project, as it will be written. */
export interface PlannedFile {
  /** Relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly contents: string;
  readonly executable: boolean;
  /** The template area that made it: `project`, `servers/gunicorn`, … */
  readonly origin: string;
  /** The template's own path. */
  readonly template?: string;
}
