// Violates: server-config-imports-downward
export { TOP } from './boot/top';
