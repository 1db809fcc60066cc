// Violates: server-imports-contract-and-data-source
export { ROUTES } from '../../../client/src/app/routes';
