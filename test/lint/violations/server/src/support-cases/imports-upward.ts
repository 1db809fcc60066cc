// Violates: server-support-cases-imports-downward
export { TOP } from '../boot/top';
