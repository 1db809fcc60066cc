/**
 * Where data keys are stored (`wrapped_key`, `master_key_version`), so that all of them can be found, whatever they
 * encrypt.
 */
export interface KeptKeys {
  readonly table: string;
  /** The columns of the table's primary key. */
  readonly id: readonly string[];
  /** SQL for the name that each key is bound to, the same name that the encrypting code uses. */
  readonly owner: string;
}
