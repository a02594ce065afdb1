import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 账簿: double entry. What a posting says is held by the database itself: at least two sides, sum zero, never changed, never twice. */
export class CreateLedger20261122100200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE ledger_account AS ENUM ('clearing', 'income', 'refundsPayable', 'suspense')`);
    await runner.query(`
      CREATE TABLE postings (
        id      uuid PRIMARY KEY,
        ref     text NOT NULL UNIQUE,
        case_no text COLLATE "C" NOT NULL REFERENCES fee_accounts,
        at      timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX postings_of_case ON postings (case_no)');
    await runner.query(`
      CREATE TABLE entries (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        posting_id uuid NOT NULL REFERENCES postings,
        account    ledger_account NOT NULL,
        party      text NOT NULL,
        amount_fen bigint NOT NULL CHECK (amount_fen <> 0)
      )`);
    await runner.query('CREATE INDEX entries_of_posting ON entries (posting_id)');
    await runner.query('CREATE INDEX entries_by_account ON entries (account, party) INCLUDE (amount_fen)');
    await keepAppendOnly(runner, 'postings', { truncatable: true });
    await keepAppendOnly(runner, 'entries', { truncatable: true });
    // At the end of the transaction, when all sides are there; also for a posting that came without any.
    await runner.query(`
      CREATE FUNCTION require_balanced_posting() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        posting uuid := CASE TG_TABLE_NAME WHEN 'postings' THEN (to_jsonb(NEW)->>'id')::uuid ELSE (to_jsonb(NEW)->>'posting_id')::uuid END;
        total   numeric;
        sides   int;
      BEGIN
        SELECT coalesce(sum(amount_fen), 0), count(*) INTO total, sides FROM entries WHERE posting_id = posting;
        IF total <> 0 OR sides < 2 THEN
          RAISE EXCEPTION 'posting % does not balance: % fen on % sides', posting, total, sides USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    for (const table of ['postings', 'entries']) {
      await runner.query(`
        CREATE CONSTRAINT TRIGGER ${table}_balance AFTER INSERT ON ${table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_balanced_posting()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE entries, postings');
    await runner.query('DROP FUNCTION require_balanced_posting, refuse_change_of_postings, refuse_change_of_entries');
    await runner.query('DROP TYPE ledger_account');
  }
}
