// Violates: pg-where-connections-are-made
export { Pool } from 'pg';
