/** Where data keys are kept (`wrapped_key`, `master_key_version`), so that they can be found whatever they are keys of. */
export interface KeptKeys {
  readonly table: string;
  /** Columns of its primary key. */
  readonly id: readonly string[];
  /** SQL for the name that each key is bound to, as the code that seals with it says it. */
  readonly owner: string;
}
