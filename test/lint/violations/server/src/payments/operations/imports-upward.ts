// Violates: payments-operations-imports-downward
export { RECONCILIATION } from '../reconciliation/reconciliation';
