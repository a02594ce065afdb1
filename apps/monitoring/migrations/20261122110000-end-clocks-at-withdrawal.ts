import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 撤回: nobody owes a withdrawn case anything any more; its clocks end without a judgement. */
export class EndClocksAtWithdrawal20261122110000 implements MigrationInterface {
  readonly name = 'EndClocksAtWithdrawal20261122110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO clock_rules (event_type, kind, action, due_field) VALUES
        ('acceptance.case.withdrawn', 'acceptance', 'end', NULL),
        ('acceptance.case.withdrawn', 'promise', 'end', NULL),
        ('acceptance.case.withdrawn', 'statutory', 'end', NULL),
        ('acceptance.case.withdrawn', 'task', 'end', NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM clock_rules WHERE event_type = 'acceptance.case.withdrawn'");
  }
}
