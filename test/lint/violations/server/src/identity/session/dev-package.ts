// Violates: no-dev-packages-in-production
export { assert } from 'fast-check';
