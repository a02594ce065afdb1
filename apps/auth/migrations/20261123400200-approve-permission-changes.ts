import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 权限变更审批、三员分立、临时授权: what a second person must approve, which duties exclude one another, and posts lent for a time. */
export class ApprovePermissionChanges20261123400200 implements MigrationInterface {
  readonly name = 'ApprovePermissionChanges20261123400200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE administrator_duties (
        permission text PRIMARY KEY,
        duty       text NOT NULL CHECK (duty IN ('system', 'security', 'audit'))
      )`);
    await runner.query(`
      INSERT INTO administrator_duties (permission, duty) VALUES
        ('ops.accounts', 'system'), ('ops.messaging', 'system'), ('rights.approve', 'security'), ('security.read', 'security'),
        ('audit.read', 'audit')`);
    await runner.query(`
      CREATE TABLE permission_changes (
        id                uuid PRIMARY KEY,
        kind              text NOT NULL CHECK (kind IN ('officer', 'post', 'organisation', 'delegation', 'duty')),
        target            text NOT NULL,
        before            jsonb NOT NULL,
        wanted            jsonb NOT NULL,
        reason            text NOT NULL,
        state             text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn')),
        requested_by_kind text NOT NULL,
        requested_by_id   text NOT NULL,
        requested_at      timestamptz NOT NULL DEFAULT now(),
        decided_by_kind   text,
        decided_by_id     text,
        decided_at        timestamptz,
        decision_reason   text,
        CHECK ((state = 'pending') = (decided_at IS NULL)),
        CHECK ((decided_at IS NULL) = (decided_by_id IS NULL)),
        CONSTRAINT permission_changes_second_person CHECK (state <> 'approved' OR decided_by_id <> requested_by_id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX permission_changes_open ON permission_changes (kind, target) WHERE state = 'pending'`);
    await runner.query('CREATE INDEX permission_changes_state ON permission_changes (state, id)');
    await runner.query('CREATE INDEX permission_changes_target ON permission_changes (target, id)');

    await runner.query(`
      CREATE TABLE post_delegations (
        id              uuid PRIMARY KEY,
        from_account_id uuid NOT NULL REFERENCES officers,
        to_account_id   uuid NOT NULL REFERENCES officers,
        posts           text[] NOT NULL,
        starts_at       timestamptz NOT NULL,
        ends_at         timestamptz NOT NULL CHECK (ends_at > starts_at),
        reason          text NOT NULL,
        created_at      timestamptz NOT NULL DEFAULT now(),
        revoked_at      timestamptz,
        ended_at        timestamptz,
        CHECK (from_account_id <> to_account_id)
      )`);
    await runner.query('CREATE INDEX post_delegations_from ON post_delegations (from_account_id, id)');
    await runner.query('CREATE INDEX post_delegations_to ON post_delegations (to_account_id, id)');
    await runner.query('CREATE INDEX post_delegations_running ON post_delegations (ends_at) WHERE ended_at IS NULL');
    // 在岗: what somebody holds now, of his own or lent to him by who still holds it in the same body.
    await runner.query(`
      CREATE VIEW held_posts AS
        SELECT account_id, post_code, NULL::uuid AS delegation_id FROM officer_posts
        UNION ALL
        SELECT d.to_account_id, own.post_code, d.id
          FROM post_delegations d
          JOIN officers lender ON lender.account_id = d.from_account_id
          JOIN officers borrower ON borrower.account_id = d.to_account_id AND borrower.org_code = lender.org_code
          JOIN officer_posts own ON own.account_id = d.from_account_id AND own.post_code = ANY(d.posts)
         WHERE d.revoked_at IS NULL AND d.ended_at IS NULL AND d.starts_at <= now() AND d.ends_at > now()`);
    // 三员分立 at every token: who holds what excludes one another, however it came about, may do nothing of it until that is put right.
    await runner.query(`
      CREATE VIEW account_permissions AS
        SELECT DISTINCT held.account_id, permission
          FROM held_posts held JOIN posts ON posts.code = held.post_code CROSS JOIN unnest(posts.permissions) AS permission
         WHERE permission NOT IN (SELECT d.permission FROM administrator_duties d) OR 1 = (
           SELECT count(DISTINCT d.duty)
             FROM accounts me
             JOIN accounts own ON own.user_id = me.user_id AND own.disabled_at IS NULL
             JOIN held_posts h ON h.account_id = own.id
             JOIN posts p ON p.code = h.post_code
             JOIN administrator_duties d ON d.permission = ANY(p.permissions)
            WHERE me.id = held.account_id)`);

    await runner.query('ALTER TABLE officers ADD COLUMN left_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE officers DROP COLUMN left_at');
    await runner.query('DROP VIEW account_permissions');
    await runner.query('DROP VIEW held_posts');
    await runner.query('DROP TABLE post_delegations, permission_changes, administrator_duties');
  }
}
