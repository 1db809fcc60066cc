// Violates: typeorm-where-rows-are-read
export { DataSource } from 'typeorm';
