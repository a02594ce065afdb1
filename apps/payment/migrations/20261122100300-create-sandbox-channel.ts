import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 沙箱渠道 — what a bank would keep on its side; only the sandbox channel reads and writes it. */
export class CreateSandboxChannel20261122100300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sandbox_orders (
        order_id       uuid PRIMARY KEY,
        title          text NOT NULL,
        amount_fen     bigint NOT NULL,
        notify_url     text NOT NULL,
        expires_at     timestamptz NOT NULL,
        closed         boolean NOT NULL DEFAULT false,
        transaction_id text UNIQUE,
        paid_fen       bigint,
        paid_at        timestamptz
      )`);
    await runner.query(`
      CREATE TABLE sandbox_refunds (
        refund_id      uuid PRIMARY KEY,
        transaction_id text NOT NULL REFERENCES sandbox_orders (transaction_id),
        amount_fen     bigint NOT NULL,
        refunded_at    timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX sandbox_refunds_of_transaction ON sandbox_refunds (transaction_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sandbox_refunds, sandbox_orders');
  }
}
