// Violates: server-merchants-imports-downward
export { TOP } from '../boot/top';
