// Violates: server-outbox-imports-downward
export { TOP } from '../boot/top';
