// Violates: contract-imports-nothing
export { TOP } from '../../src/boot/top';
