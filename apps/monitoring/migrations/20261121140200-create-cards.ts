import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Supervision rules as data, and the cards that they issue. */
export class CreateCards20261121140200 implements MigrationInterface {
  readonly name = 'CreateCards20261121140200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE supervision_rules (
        rule_code    text PRIMARY KEY CHECK (length(rule_code) <= 40),
        kind         text NOT NULL CHECK (kind IN ('acceptance', 'promise', 'statutory', 'delivery', 'task')),
        level        text NOT NULL CHECK (level IN ('warning', 'yellow', 'red')),
        trigger      text NOT NULL CHECK (trigger IN ('before_due', 'at_due', 'after_due')),
        working_days int NOT NULL CHECK (working_days BETWEEN 0 AND 100),
        message_zh   text NOT NULL,
        message_en   text NOT NULL,
        active       boolean NOT NULL DEFAULT true,
        CHECK ((trigger = 'at_due') = (working_days = 0))
      )`);
    await runner.query(`
      INSERT INTO supervision_rules (rule_code, kind, level, trigger, working_days, message_zh, message_en) VALUES
        ('ACCEPTANCE-DUE-SOON', 'acceptance', 'warning', 'before_due', 1, '办件{caseNo}受理期限将于{dueAt}届满，请及时受理', 'case {caseNo} must be accepted by {dueAt}'),
        ('ACCEPTANCE-OVERDUE', 'acceptance', 'yellow', 'at_due', 0, '办件{caseNo}逾期未受理，期限为{dueAt}', 'case {caseNo} was not accepted by {dueAt}'),
        ('PROMISE-DUE-SOON', 'promise', 'warning', 'before_due', 1, '办件{caseNo}承诺办结期限将于{dueAt}届满', 'the promised limit of case {caseNo} ends at {dueAt}'),
        ('PROMISE-OVERDUE', 'promise', 'yellow', 'at_due', 0, '办件{caseNo}超过承诺办结期限{dueAt}', 'case {caseNo} exceeded its promised limit {dueAt}'),
        ('PROMISE-LONG-OVERDUE', 'promise', 'red', 'after_due', 3, '办件{caseNo}超过承诺办结期限{dueAt}已满3个工作日', 'case {caseNo} exceeded its promised limit {dueAt} by 3 working days'),
        ('STATUTORY-DUE-SOON', 'statutory', 'warning', 'before_due', 1, '办件{caseNo}法定期限将于{dueAt}届满', 'the statutory limit of case {caseNo} ends at {dueAt}'),
        ('STATUTORY-OVERDUE', 'statutory', 'red', 'at_due', 0, '办件{caseNo}超过法定期限{dueAt}', 'case {caseNo} exceeded its statutory limit {dueAt}'),
        ('TASK-DUE-SOON', 'task', 'warning', 'before_due', 1, '办件{caseNo}的部门办理期限将于{dueAt}届满', 'a department''s task of case {caseNo} is due at {dueAt}'),
        ('TASK-OVERDUE', 'task', 'yellow', 'at_due', 0, '办件{caseNo}的部门办理环节超期，期限为{dueAt}', 'a department''s task of case {caseNo} was due at {dueAt}'),
        ('DELIVERY-DUE-SOON', 'delivery', 'warning', 'before_due', 1, '办件{caseNo}送达期限将于{dueAt}届满', 'the result of case {caseNo} must be delivered by {dueAt}'),
        ('DELIVERY-OVERDUE', 'delivery', 'yellow', 'at_due', 0, '办件{caseNo}逾期未送达，期限为{dueAt}', 'the result of case {caseNo} was not delivered by {dueAt}')`);
    // Grows with every change of a rule, so that whoever planned by the rules as they were is found out when it writes.
    await runner.query('CREATE TABLE supervision_rule_book (id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1), version int NOT NULL)');
    await runner.query('INSERT INTO supervision_rule_book (version) VALUES (1)');
    await runner.query(`
      CREATE TABLE cards (
        card_id     uuid PRIMARY KEY,
        case_no     text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        task_id     uuid,
        subject     text NOT NULL GENERATED ALWAYS AS (case_no || coalesce('/' || task_id::text, '')) STORED,
        rule_code   text NOT NULL REFERENCES supervision_rules (rule_code),
        level       text NOT NULL,
        kind        text NOT NULL,
        org_code    text COLLATE "C" NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        due_at      timestamptz NOT NULL,
        issued_at   timestamptz NOT NULL,
        message_zh  text NOT NULL,
        message_en  text NOT NULL,
        UNIQUE (subject, rule_code, level)
      )`);
    await runner.query('CREATE INDEX cards_by_case ON cards (case_no)');
    await runner.query('CREATE INDEX cards_by_rule ON cards (rule_code)');
    await runner.query('CREATE INDEX cards_by_region ON cards (region_code, issued_at DESC, card_id DESC)');
    await runner.query('CREATE INDEX cards_by_org ON cards (org_code, issued_at DESC, card_id DESC)');
    // When a clock is looked at next was computed from the rules as they were: a changed rule has every open clock looked at again.
    await runner.query(`
      CREATE FUNCTION recheck_clocks() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE supervision_rule_book SET version = version + 1;
        UPDATE clocks SET check_at = '-infinity' WHERE state = 'running';
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER supervision_rules_changed AFTER INSERT OR UPDATE OR DELETE ON supervision_rules
      FOR EACH STATEMENT EXECUTE FUNCTION recheck_clocks()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cards, supervision_rule_book, supervision_rules');
    await runner.query('DROP FUNCTION recheck_clocks');
  }
}
