import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 缴费账: one row a case with fees, and below it payables, orders, receipts, refunds and what officers did by hand. */
export class CreateFeeAccounts20261122100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE fee_timing AS ENUM ('beforeAcceptance', 'beforeDecision', 'beforeDelivery')`);
    await runner.query(`CREATE TYPE case_end AS ENUM ('refused', 'withdrawn', 'rejected', 'closed')`);
    await runner.query(`CREATE TYPE payable_status AS ENUM ('due', 'paid', 'exempted', 'closed', 'refunded')`);
    await runner.query(`CREATE TYPE order_status AS ENUM ('created', 'closed', 'paid', 'mismatch', 'refunding', 'refunded')`);
    await runner.query(`CREATE TYPE receipt_outcome AS ENUM ('settled', 'late', 'duplicate', 'mismatched')`);
    await runner.query(`CREATE TYPE refund_status AS ENUM ('requested', 'done')`);
    await runner.query(`
      CREATE TABLE fee_accounts (
        case_no       text COLLATE "C" PRIMARY KEY,
        item_code     text COLLATE "C" NOT NULL,
        item_version  int NOT NULL,
        org_code      text COLLATE "C" NOT NULL,
        region_code   text COLLATE "C" NOT NULL,
        applicant_id  text COLLATE "C",
        window_org    text COLLATE "C",
        window_region text COLLATE "C" NOT NULL,
        quantities    jsonb NOT NULL,
        ended         case_end,
        waiting       jsonb NOT NULL,
        fact_sequence int NOT NULL
      )`);
    await runner.query(`CREATE INDEX fee_accounts_waiting ON fee_accounts (item_code, item_version) WHERE waiting <> '[]'`);
    await runner.query(`
      CREATE TABLE payables (
        id           uuid PRIMARY KEY,
        case_no      text COLLATE "C" NOT NULL REFERENCES fee_accounts,
        fee_code     text NOT NULL,
        fee_name     text NOT NULL,
        timing       fee_timing NOT NULL,
        amount_fen   bigint NOT NULL CHECK (amount_fen >= 0),
        status       payable_status NOT NULL,
        close_reason text,
        exemption    jsonb,
        created_at   timestamptz NOT NULL,
        expires_at   timestamptz NOT NULL,
        settled_at   timestamptz
      )`);
    await runner.query('CREATE INDEX payables_of_case ON payables (case_no)');
    await runner.query(`CREATE INDEX payables_due ON payables (expires_at) WHERE status = 'due'`);
    await runner.query(`
      CREATE TABLE orders (
        id             uuid PRIMARY KEY,
        payable_id     uuid NOT NULL REFERENCES payables,
        case_no        text COLLATE "C" NOT NULL REFERENCES fee_accounts,
        channel        text NOT NULL,
        amount_fen     bigint NOT NULL CHECK (amount_fen > 0),
        status         order_status NOT NULL,
        placed_by      jsonb NOT NULL,
        created_at     timestamptz NOT NULL,
        expires_at     timestamptz NOT NULL,
        paid_at        timestamptz,
        transaction_id text,
        received_fen   bigint,
        check_at       timestamptz,
        checks         int NOT NULL DEFAULT 0
      )`);
    await runner.query('CREATE INDEX orders_of_payable ON orders (payable_id)');
    await runner.query('CREATE INDEX orders_of_case ON orders (case_no)');
    await runner.query('CREATE INDEX orders_to_check ON orders (check_at) WHERE check_at IS NOT NULL');
    await runner.query(`CREATE INDEX orders_by_status ON orders (status, id) WHERE status IN ('mismatch', 'refunding')`);
    // The key under which money counts once: the channel's own transaction.
    await runner.query(`
      CREATE TABLE receipts (
        channel        text NOT NULL,
        transaction_id text NOT NULL,
        order_id       uuid NOT NULL REFERENCES orders,
        case_no        text COLLATE "C" NOT NULL REFERENCES fee_accounts,
        amount_fen     bigint NOT NULL CHECK (amount_fen > 0),
        outcome        receipt_outcome NOT NULL,
        paid_at        timestamptz NOT NULL,
        received_at    timestamptz NOT NULL,
        PRIMARY KEY (channel, transaction_id)
      )`);
    await runner.query('CREATE INDEX receipts_of_order ON receipts (order_id)');
    await runner.query('CREATE INDEX receipts_of_case ON receipts (case_no)');
    await runner.query(`
      CREATE TABLE refunds (
        id              uuid PRIMARY KEY,
        channel         text NOT NULL,
        transaction_id  text NOT NULL,
        order_id        uuid NOT NULL REFERENCES orders,
        case_no         text COLLATE "C" NOT NULL REFERENCES fee_accounts,
        amount_fen      bigint NOT NULL CHECK (amount_fen > 0),
        reason          text NOT NULL,
        status          refund_status NOT NULL,
        requested_at    timestamptz NOT NULL,
        done_at         timestamptz,
        attempts        int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL,
        error           text,
        FOREIGN KEY (channel, transaction_id) REFERENCES receipts,
        UNIQUE (channel, transaction_id)
      )`);
    await runner.query('CREATE INDEX refunds_of_order ON refunds (order_id)');
    await runner.query('CREATE INDEX refunds_of_case ON refunds (case_no)');
    await runner.query(`CREATE INDEX refunds_to_do ON refunds (next_attempt_at) WHERE status = 'requested'`);
    await runner.query(`
      CREATE TABLE officer_actions (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at         timestamptz NOT NULL,
        action     text NOT NULL,
        case_no    text COLLATE "C" NOT NULL REFERENCES fee_accounts,
        payable_id uuid NOT NULL REFERENCES payables,
        order_id   uuid REFERENCES orders,
        actor_kind text NOT NULL,
        actor_id   text NOT NULL,
        actor_org  text,
        client_id  text NOT NULL,
        note       text NOT NULL
      )`);
    await runner.query('CREATE INDEX officer_actions_of_case ON officer_actions (case_no, id)');
    await runner.query('CREATE INDEX officer_actions_of_payable ON officer_actions (payable_id)');
    await runner.query('CREATE INDEX officer_actions_of_order ON officer_actions (order_id) WHERE order_id IS NOT NULL');
    await keepAppendOnly(runner, 'officer_actions', { truncatable: true });
    await keepAppendOnly(runner, 'receipts', { truncatable: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE officer_actions, refunds, receipts, orders, payables, fee_accounts');
    await runner.query('DROP FUNCTION refuse_change_of_officer_actions, refuse_change_of_receipts');
    await runner.query('DROP TYPE fee_timing, case_end, payable_status, order_status, receipt_outcome, refund_status');
  }
}
