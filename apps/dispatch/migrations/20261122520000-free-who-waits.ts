import type { MigrationInterface, QueryRunner } from 'typeorm';

const free = (whose: string): string => `
  CREATE OR REPLACE FUNCTION free_deliveries_behind() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE deliveries f SET next_attempt_at = now()
    WHERE f.system_id = NEW.system_id AND f.case_no = NEW.case_no AND f.sequence > NEW.sequence AND f.state = 'pending'
      AND f.next_attempt_at > now() AND (${whose});
    RETURN NULL;
  END $$`;

/** 投递 — who had a try of its own and waits for one before it is freed with the others: its time is the very time of that one. */
export class FreeWhoWaits20261122520000 implements MigrationInterface {
  readonly name = 'FreeWhoWaits20261122520000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(free("f.attempts = 0 OR f.next_attempt_at = 'infinity' OR f.next_attempt_at = OLD.next_attempt_at"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(free("f.attempts = 0 OR f.next_attempt_at = 'infinity'"));
  }
}
