// Violates: migrations-import-types-of-typeorm
import { Table } from 'typeorm';

export const TABLE = new Table({ name: 'merchants' });
