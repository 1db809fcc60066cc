// Violates: packages-are-declared
export { analyze } from 'eslint-scope';
