import { revokeRights } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 个人信息最小化: a recipient is kept, sealed, as long as the courier must be told of him; and the service takes no parcel away. */
export class ForgetRecipients20261122160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE shipments ALTER recipient_sealed DROP NOT NULL');
    await runner.query(`UPDATE shipments SET recipient_sealed = NULL WHERE status NOT IN ('requested', 'parked')`);
    await runner.query(`
      ALTER TABLE shipments ADD CONSTRAINT shipments_keep_no_recipient
        CHECK ((recipient_sealed IS NOT NULL) = (status IN ('requested', 'parked')))`);
    await revokeRights(runner, 'shipments', ['DELETE', 'TRUNCATE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE shipments DROP CONSTRAINT shipments_keep_no_recipient');
    await runner.query(`UPDATE shipments SET recipient_sealed = '' WHERE recipient_sealed IS NULL`);
    await runner.query('ALTER TABLE shipments ALTER recipient_sealed SET NOT NULL');
  }
}
