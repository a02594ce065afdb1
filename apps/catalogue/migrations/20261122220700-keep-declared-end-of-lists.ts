import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 清单失效日期 as its keeper declared it, beside the day on which it ends: a later version ends it sooner, and when that one is withdrawn
 * before it began, the declared day holds again. Of versions that a later one has ended already nobody knows what they declared.
 */
export class KeepDeclaredEndOfLists20261122220700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE power_list_versions ADD COLUMN declared_to date CHECK (declared_to >= valid_from)');
    await runner.query(`
      UPDATE power_list_versions v SET declared_to = valid_to
      WHERE status <> 'withdrawn' AND NOT EXISTS (
        SELECT FROM power_list_versions later
        WHERE later.kind = v.kind AND later.region_code = v.region_code AND later.status <> 'draft' AND later.valid_from = v.valid_to + 1)`);
    await runner.query('DROP TRIGGER power_list_versions_are_final ON power_list_versions');
    await runner.query(finalTrigger('title', 'basis', 'issuer', 'valid_from', 'declared_to', 'entries', 'published_at'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER power_list_versions_are_final ON power_list_versions');
    await runner.query(finalTrigger('title', 'basis', 'issuer', 'valid_from', 'entries', 'published_at'));
    await runner.query('ALTER TABLE power_list_versions DROP COLUMN declared_to');
  }
}

/** What was published is never changed, but for its status and the day on which it ends. */
function finalTrigger(...columns: string[]): string {
  const row = (of: string): string => ['kind', 'region_code', 'version', ...columns].map((column) => `${of}.${column}`).join(', ');
  return `
    CREATE TRIGGER power_list_versions_are_final BEFORE UPDATE ON power_list_versions FOR EACH ROW
    WHEN (OLD.status <> 'draft' AND (NEW.status = 'draft' OR (${row('NEW')}) IS DISTINCT FROM (${row('OLD')})))
    EXECUTE FUNCTION refuse_change_of_published_list()`;
}
