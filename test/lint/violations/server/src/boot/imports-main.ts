// Violates: entry-points-are-not-imported
export { STARTED } from '../main';
