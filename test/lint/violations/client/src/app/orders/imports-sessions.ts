// Violates: client-feature-imports-no-feature
export { LOGIN_PAGE } from '../sessions/login-page';
