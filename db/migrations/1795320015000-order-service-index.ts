import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 受注管理 of one service of a merchant, in the order of 受注日時. */
export class OrderServiceIndex1795320015000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX orders_service ON orders (merchant_id, service_id, ordered_at, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX orders_service');
  }
}
