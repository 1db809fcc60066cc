import type { Current } from '../../contract/src';
import { VersionConflict } from './domain-error';

/** Nothing is written unseen (spec 9.1): throws 409 `version_conflict` where what the caller saw has changed since. */
export function requireSeen(seen: number, { version }: { readonly version: number }): void {
  if (seen !== version) throw new VersionConflict();
}

/** A write that is refused because of its version is told what is new: `read` is the very view that the page would get now. */
export async function orWhatIsNew<T>(write: Promise<T>, read: () => Promise<Current>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof VersionConflict && !error.current) throw new VersionConflict(await read());
    throw error;
  }
}
