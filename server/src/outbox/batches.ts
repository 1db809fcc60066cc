/** Rows that are claimed, worked on and recorded a batch at a time. */
export interface Batches<Row, Change> {
  claim(): Promise<readonly Row[]>;
  record(changes: readonly Change[]): Promise<void>;
  /** Both in one transaction, because no work is done in between. */
  recordAndClaim(changes: readonly Change[]): Promise<readonly Row[]>;
}

/** What became of a batch; `goOn`: whether the next one may be begun. */
export interface Worked<Change> {
  readonly changes: readonly Change[];
  readonly goOn: boolean;
}

/**
 * The claim loop: `work` gets one batch after the other, outside any transaction, until no row is due or it says stop.
 * Returns whether no row was left. If the next batch can't be claimed, the outcomes are recorded alone: the record that
 * work was done must not be lost.
 */
export async function workOffBatches<Row, Change>(
  batches: Batches<Row, Change>,
  work: (rows: readonly Row[]) => Promise<Worked<Change>>,
): Promise<boolean> {
  let rows = await batches.claim();
  while (rows.length) {
    const { changes, goOn } = await work(rows);
    if (!goOn) {
      await batches.record(changes);
      return false;
    }
    rows = await batches.recordAndClaim(changes).catch(async (error: unknown) => {
      await batches.record(changes);
      throw error;
    });
  }
  return true;
}
