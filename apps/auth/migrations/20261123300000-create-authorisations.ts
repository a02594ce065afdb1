import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 法人授权: an enterprise, its legal representative, and the agents (经办人) that he authorises: whom, for what, from when and until when. What
 * an authorisation allows never changes, so that whoever read it once knows it; another scope is another authorisation.
 */
export class CreateAuthorisations20261123300000 implements MigrationInterface {
  readonly name = 'CreateAuthorisations20261123300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enterprises
        ADD COLUMN state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'closed')),
        ADD COLUMN verified_at timestamptz`);
    await runner.query('CREATE INDEX enterprises_verified ON enterprises (verified_at) WHERE representative_user_id IS NOT NULL');
    await runner.query(`
      CREATE TABLE authorisations (
        id            uuid PRIMARY KEY,
        uscc          text NOT NULL REFERENCES enterprises,
        agent_user_id uuid NOT NULL REFERENCES users,
        account_id    uuid REFERENCES accounts,
        granted_by    uuid REFERENCES users,
        everything    boolean NOT NULL,
        items         text[] NOT NULL DEFAULT '{}',
        departments   text[] NOT NULL DEFAULT '{}',
        valid_from    timestamptz NOT NULL,
        valid_until   timestamptz NOT NULL,
        state         text NOT NULL CHECK (state IN ('offered', 'active', 'declined', 'revoked', 'resigned', 'replaced')),
        offered_at    timestamptz NOT NULL,
        accepted_at   timestamptz,
        ended_at      timestamptz,
        CHECK (valid_from < valid_until),
        CHECK (everything = (items = '{}' AND departments = '{}')),
        CHECK ((state = 'active') <= (account_id IS NOT NULL AND accepted_at IS NOT NULL)),
        CHECK ((ended_at IS NULL) = (state IN ('offered', 'active')))
      )`);
    await runner.query(`CREATE UNIQUE INDEX authorisations_one_active ON authorisations (uscc, agent_user_id) WHERE state = 'active'`);
    await runner.query(`CREATE UNIQUE INDEX authorisations_one_offered ON authorisations (uscc, agent_user_id) WHERE state = 'offered'`);
    await runner.query('CREATE INDEX authorisations_of_enterprise ON authorisations (uscc, id)');
    await runner.query('CREATE INDEX authorisations_of_agent ON authorisations (agent_user_id, id)');
    await runner.query('CREATE INDEX authorisations_of_account ON authorisations (account_id) WHERE account_id IS NOT NULL');
    await runner.query('CREATE INDEX authorisations_granted_by ON authorisations (granted_by) WHERE granted_by IS NOT NULL');
    await this.keepTerms(runner);
    // Who acted for an enterprise until now goes on; within a year a representative has to say so. Nobody granted it: that stays visible.
    await runner.query(`
      INSERT INTO authorisations (id, uscc, agent_user_id, account_id, everything, valid_from, valid_until, state, offered_at, accepted_at)
      SELECT DISTINCT ON (l.uscc, a.user_id)
             gen_random_uuid(), l.uscc, a.user_id, a.id, true, least(a.created_at, now()), now() + interval '1 year', 'active', now(), now()
        FROM legal_persons l JOIN accounts a ON a.id = l.account_id
       ORDER BY l.uscc, a.user_id, a.created_at`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE authorisations');
    await runner.query('DROP FUNCTION refuse_change_of_authorisation()');
    await runner.query('ALTER TABLE enterprises DROP COLUMN state, DROP COLUMN verified_at');
  }

  private async keepTerms(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_change_of_authorisation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the terms of an authorisation do not change: end it and grant another';
      END $$`);
    const terms = ['uscc', 'agent_user_id', 'granted_by', 'everything', 'items', 'departments', 'valid_from', 'valid_until'];
    await runner.query(`
      CREATE TRIGGER authorisations_keep_terms BEFORE UPDATE ON authorisations FOR EACH ROW
        WHEN ((${terms.map((t) => `OLD.${t}`).join(', ')}) IS DISTINCT FROM (${terms.map((t) => `NEW.${t}`).join(', ')}))
        EXECUTE FUNCTION refuse_change_of_authorisation()`);
  }
}
