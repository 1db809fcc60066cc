// Violates: server-mail-imports-downward
export { TOP } from '../boot/top';
