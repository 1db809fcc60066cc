// Violates: client-imports-contract-only
export { TOP } from '../../../server/src/boot/top';
