// Violates: payments-gateways-imports-downward
export { SETTINGS } from '../settings/settings';
