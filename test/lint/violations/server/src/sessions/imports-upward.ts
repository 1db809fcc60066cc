// Violates: server-sessions-imports-downward
export { TOP } from '../boot/top';
