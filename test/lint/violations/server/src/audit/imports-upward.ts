// Violates: server-audit-imports-downward
export { TOP } from '../boot/top';
