// Violates: server-intake-imports-downward
export { TOP } from '../boot/top';
