// Violates: server-payments-imports-downward
export { TOP } from '../boot/top';
