import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Suspended, resumed, extended, moved and reopened cases move their clocks; what a case that is opened again ended may start anew. */
export class FollowMovedClocks20261122250000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE clock_rules DROP CONSTRAINT clock_rules_action_check, DROP CONSTRAINT clock_rules_check');
    await runner.query(`
      ALTER TABLE clock_rules
        ADD CONSTRAINT clock_rules_action_check CHECK (action IN ('start', 'answer', 'stop', 'end', 'restart')),
        ADD CONSTRAINT clock_rules_check CHECK (action = 'restart' OR (action = 'start') = (due_field IS NOT NULL))`);
    await runner.query(`
      INSERT INTO clock_rules (event_type, kind, action, due_field) VALUES
        ('acceptance.case.suspended', 'promise', 'stop', NULL),
        ('acceptance.case.suspended', 'statutory', 'stop', NULL),
        ('acceptance.case.resumed', 'promise', 'start', 'promiseDueAt'),
        ('acceptance.case.resumed', 'statutory', 'start', 'statutoryDueAt'),
        ('acceptance.case.extended', 'statutory', 'start', 'statutoryDueAt'),
        ('acceptance.case.clocks-moved', 'acceptance', 'start', 'acceptanceDueAt'),
        ('acceptance.case.clocks-moved', 'promise', 'start', 'promiseDueAt'),
        ('acceptance.case.clocks-moved', 'statutory', 'start', 'statutoryDueAt'),
        ('acceptance.case.clocks-moved', 'delivery', 'start', 'deliveryDueAt'),
        ('acceptance.case.reopened', 'acceptance', 'restart', 'acceptanceDueAt'),
        ('acceptance.case.reopened', 'promise', 'restart', 'promiseDueAt'),
        ('acceptance.case.reopened', 'statutory', 'restart', 'statutoryDueAt'),
        ('acceptance.case.reopened', 'delivery', 'restart', NULL),
        ('acceptance.case.reopened', 'task', 'restart', NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM clock_rules WHERE event_type IN ('acceptance.case.suspended', 'acceptance.case.resumed', 'acceptance.case.extended',
        'acceptance.case.clocks-moved', 'acceptance.case.reopened')`);
    await runner.query('ALTER TABLE clock_rules DROP CONSTRAINT clock_rules_action_check, DROP CONSTRAINT clock_rules_check');
    await runner.query(`
      ALTER TABLE clock_rules
        ADD CONSTRAINT clock_rules_action_check CHECK (action IN ('start', 'answer', 'stop', 'end')),
        ADD CONSTRAINT clock_rules_check CHECK ((action = 'start') = (due_field IS NOT NULL))`);
  }
}
