import type { Current } from '../../../contract/src';
import { VersionConflict } from '../errors/domain-error';

/**
 * A write requires that its author has seen the current version (spec 9.1): throws 409 `version_conflict` when it has
 * changed since.
 */
export function requireSeen(seen: number, { version }: { readonly version: number }): void {
  if (seen !== version) throw new VersionConflict();
}

/**
 * Adds the current view to a refusal because of the version: `read` returns the same view that the page would receive
 * now.
 */
export async function withCurrentView<T>(write: Promise<T>, read: () => Promise<Current>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof VersionConflict && !error.current) throw new VersionConflict(await read());
    throw error;
  }
}
