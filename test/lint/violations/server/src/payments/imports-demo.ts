// Violates: demo-in-the-demo-only
export { TRIED } from '../demo/tried';
