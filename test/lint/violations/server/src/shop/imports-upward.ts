// Violates: server-shop-imports-downward
export { TOP } from '../boot/top';
