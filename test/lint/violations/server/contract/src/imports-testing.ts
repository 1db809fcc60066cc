// Violates: testing-in-tests-only
export { MADE_UP } from './testing/made-up';
