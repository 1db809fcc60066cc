// Violates: payments-settings-imports-downward
export { OPERATIONS } from '../operations/operations';
