import { inOwnNode } from './hand-over.mjs';
import { install } from './install.mjs';

// npm run build: makes the release in dist/release.
install();
if (inOwnNode(import.meta.filename)) {
  const { makeRelease } = await import('./release/make-release.mjs');
  makeRelease();
}
