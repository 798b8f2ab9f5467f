/** What a project's `.yo-rc.json` holds of ours, as it was read: names and values that nobody has looked at yet. */
export type StoredRecord = Readonly<Record<string, unknown>>;

/**
 * A step from one schema of the stored answers to the next. It says what the older generator rendered, where a new
 * question's default would say something else; everything else takes its default.
 */
export interface Migration {
  /** The schema that it reads; what it returns is of the next. */
  readonly from: number;
  readonly migrate: (record: StoredRecord) => StoredRecord;
}
