// Violates: migrations-import-what-is-frozen
export { TOP } from '../imports-server';
