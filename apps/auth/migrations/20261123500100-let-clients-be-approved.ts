import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 接入审批: what a client is and may is approved by a second person; it proves itself by a secret or by keys, from networks that are named. */
export class LetClientsBeApproved20261123500100 implements MigrationInterface {
  readonly name = 'LetClientsBeApproved20261123500100';

  async up(runner: QueryRunner): Promise<void> {
    // A front end has no secret, but only systems and services prove themselves by one or by keys.
    await runner.query('ALTER TABLE clients DROP CONSTRAINT clients_check');
    await runner.query(`
      ALTER TABLE clients
        ADD COLUMN jwks jsonb,
        ADD COLUMN jwks_uri text,
        ADD COLUMN backchannel_logout_uri text,
        ADD COLUMN networks text[] NOT NULL DEFAULT '{}',
        ADD COLUMN item_codes text[] NOT NULL DEFAULT '{}',
        ADD COLUMN org_codes text[] NOT NULL DEFAULT '{}',
        ADD COLUMN approved_at timestamptz DEFAULT now(),
        ADD CONSTRAINT clients_credential
          CHECK (num_nonnulls(secret_hash, jwks, jwks_uri) = CASE WHEN kind IN ('system', 'service') THEN 1 ELSE 0 END)`);
    await runner.query('UPDATE clients SET approved_at = created_at');
    await runner.query(`
      CREATE TABLE client_requests (
        id                uuid PRIMARY KEY,
        client_id         text NOT NULL,
        kind              text NOT NULL CHECK (kind IN ('registration', 'change')),
        wanted            jsonb NOT NULL,
        reason            text NOT NULL,
        state             text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn')),
        requested_at      timestamptz NOT NULL DEFAULT now(),
        requested_by_kind text NOT NULL,
        requested_by_id   text NOT NULL,
        decided_at        timestamptz,
        decided_by_kind   text,
        decided_by_id     text,
        decision_reason   text,
        CHECK ((state = 'pending') = (decided_at IS NULL)),
        CHECK ((decided_at IS NULL) = (decided_by_id IS NULL)),
        CONSTRAINT client_requests_second_person CHECK (state <> 'approved' OR decided_by_id <> requested_by_id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX client_requests_one_pending ON client_requests (client_id) WHERE state = 'pending'`);
    await runner.query('CREATE INDEX client_requests_state ON client_requests (state, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE client_requests');
    await runner.query('ALTER TABLE clients DROP CONSTRAINT clients_credential');
    // What only keys or nobody's approval stand for has no place in the older form.
    await runner.query('DELETE FROM clients WHERE approved_at IS NULL');
    await runner.query(
      `UPDATE clients SET disabled_at = coalesce(disabled_at, now()), secret_hash = '' WHERE num_nonnulls(jwks, jwks_uri) > 0`,
    );
    await runner.query(`
      ALTER TABLE clients
        DROP COLUMN jwks, DROP COLUMN jwks_uri, DROP COLUMN backchannel_logout_uri, DROP COLUMN networks,
        DROP COLUMN item_codes, DROP COLUMN org_codes, DROP COLUMN approved_at`);
    await runner.query(`ALTER TABLE clients ADD CONSTRAINT clients_check CHECK ((kind = 'public') = (secret_hash IS NULL))`);
  }
}
