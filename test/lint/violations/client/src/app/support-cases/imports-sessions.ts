// Violates: client-support-cases-import-orders-only
export { LOGIN_PAGE } from '../sessions/login-page';
