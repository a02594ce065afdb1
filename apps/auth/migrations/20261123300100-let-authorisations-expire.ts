import type { MigrationInterface, QueryRunner } from 'typeorm';

const states = (...names: string[]): string => `state IN (${names.map((name) => `'${name}'`).join(', ')})`;
const ENDED = ['declined', 'revoked', 'resigned', 'replaced'];

/** 授权到期: an authorisation that time has ended is written down as ended, so that its end is told like any other. */
export class LetAuthorisationsExpire20261123300100 implements MigrationInterface {
  readonly name = 'LetAuthorisationsExpire20261123300100';

  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, ['offered', 'active', ...ENDED, 'expired']);
    await runner.query(`CREATE INDEX authorisations_until ON authorisations (valid_until) WHERE ${states('offered', 'active')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX authorisations_until');
    await runner.query(
      `UPDATE authorisations SET state = CASE WHEN accepted_at IS NULL THEN 'declined' ELSE 'revoked' END WHERE state = 'expired'`,
    );
    await this.allow(runner, ['offered', 'active', ...ENDED]);
  }

  private async allow(runner: QueryRunner, names: string[]): Promise<void> {
    await runner.query('ALTER TABLE authorisations DROP CONSTRAINT authorisations_state_check');
    await runner.query(`ALTER TABLE authorisations ADD CONSTRAINT authorisations_state_check CHECK (${states(...names)})`);
  }
}
