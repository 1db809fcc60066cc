// Violates: server-shared-imports-downward
export { TOP } from '../boot/top';
