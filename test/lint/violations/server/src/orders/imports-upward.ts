// Violates: server-orders-imports-downward
export { TOP } from '../boot/top';
