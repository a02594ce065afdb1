import { revokeRights } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 交接单: papers on their way from a counter to the deciding authority, and results on their way back. */
export class CreateHandovers20261122220200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE handover_serials AS int MINVALUE 0 MAXVALUE 99999999 START 1 CYCLE');
    await runner.query(`
      CREATE TABLE handover_slips (
        id          uuid PRIMARY KEY,
        slip_no     text COLLATE "C" NOT NULL UNIQUE,
        kind        text NOT NULL CHECK (kind IN ('papers', 'results')),
        status      text NOT NULL CHECK (status IN ('sent', 'received', 'short', 'settled', 'cancelled')),
        from_org    text COLLATE "C" NOT NULL,
        to_org      text COLLATE "C" NOT NULL,
        note        text,
        document_id uuid NOT NULL UNIQUE REFERENCES documents (id),
        sent_by     jsonb NOT NULL,
        sent_at     timestamptz NOT NULL,
        received_by jsonb,
        received_at timestamptz,
        version     int NOT NULL
      )`);
    await runner.query('CREATE INDEX handover_slips_sent ON handover_slips (from_org, id)');
    await runner.query('CREATE INDEX handover_slips_coming ON handover_slips (to_org, id)');
    // What a body sent and received in a day, and what of it is open.
    await runner.query('CREATE INDEX handover_slips_sent_at ON handover_slips (from_org, sent_at)');
    await runner.query('CREATE INDEX handover_slips_received_at ON handover_slips (to_org, received_at) WHERE received_at IS NOT NULL');
    await runner.query(`CREATE INDEX handover_slips_open_from ON handover_slips (from_org) WHERE status IN ('sent', 'short')`);
    await runner.query(`CREATE INDEX handover_slips_open_to ON handover_slips (to_org) WHERE status IN ('sent', 'short')`);
    await runner.query(`
      CREATE TABLE handover_entries (
        slip_id  uuid NOT NULL REFERENCES handover_slips (id),
        case_no  text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        kind     text NOT NULL,
        status   text NOT NULL CHECK (status IN ('sent', 'received', 'missing', 'found', 'lost', 'returned')),
        papers   jsonb NOT NULL,
        missing  jsonb NOT NULL DEFAULT '[]',
        remark   text,
        PRIMARY KEY (slip_id, case_no)
      )`);
    // What lies in one bag cannot lie in another: papers of a case are on one slip at a time.
    await runner.query(`CREATE UNIQUE INDEX handover_under_way ON handover_entries (case_no, kind) WHERE status IN ('sent', 'missing')`);
    await runner.query('CREATE INDEX handover_entries_of_case ON handover_entries (case_no, slip_id)');
    // 收件、补正、容缺补交: when clerks of a counter took papers of a filing from elsewhere.
    await runner.query(`
      CREATE INDEX case_steps_taking_papers ON case_steps (actor_org, at, case_no)
        WHERE actor_kind = 'officer' AND kind IN ('received', 'resubmitted', 'supplemented')`);
    for (const table of ['handover_slips', 'handover_entries']) await revokeRights(runner, table, ['DELETE', 'TRUNCATE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX case_steps_taking_papers');
    await runner.query('DROP TABLE handover_entries, handover_slips');
    await runner.query('DROP SEQUENCE handover_serials');
  }
}
