// Violates: server-identity-imports-downward
export { TOP } from '../../boot/top';
