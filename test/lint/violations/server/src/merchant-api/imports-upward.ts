// Violates: server-merchant-api-imports-downward
export { TOP } from '../boot/top';
