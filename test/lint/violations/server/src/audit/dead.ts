// Violates: no-dead-files
export { LIVING } from './living';
