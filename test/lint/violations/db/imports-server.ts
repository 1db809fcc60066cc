// Violates: db-imports-nothing
export { TOP } from '../server/src/boot/top';
