import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';

/** Before it is asked who else uses them: whoever is about to use one has done so then, or finds it gone. */
const LOCK = `SELECT id FROM material_files WHERE id IN (SELECT file_id FROM material_uses WHERE case_no = $1) ORDER BY id FOR UPDATE`;
/** A case needs its files until it has ended, is archived, and the last of its packages is destroyed. What was issued is its holder's. */
const RELEASE = `
  UPDATE material_files f SET status = 'removing'
  WHERE f.id IN (SELECT file_id FROM material_uses WHERE case_no = $1) AND f.status = 'ready' AND f.issued_at IS NULL
    AND NOT EXISTS (
      SELECT FROM material_uses u JOIN cases c USING (case_no) WHERE u.file_id = f.id AND (
        c.ended_at IS NULL
        OR EXISTS (SELECT FROM archive_work w WHERE w.case_no = u.case_no)
        OR NOT EXISTS (SELECT FROM archives a WHERE a.case_no = u.case_no)
        OR EXISTS (SELECT FROM archives a WHERE a.case_no = u.case_no
          AND NOT EXISTS (SELECT FROM destroyed_archives d WHERE d.archive_id = a.id))))`;

/**
 * No more than an account may have unused. What a filing takes at this very moment belongs to its case; an upload that has not ended, and
 * what was passed over for nothing, the sweep takes in its time.
 */
const RELEASE_UNUSED = `
  UPDATE material_files SET status = 'removing' WHERE id IN (
    SELECT id FROM material_files
    WHERE owner_kind IN ('person', 'legalPerson') AND owner_id = $1 AND status = 'ready' AND used_at IS NULL AND issued_at IS NULL
    FOR UPDATE SKIP LOCKED)`;

/** 到期销毁 — the files of a case go with its last archive, unless another case needs them; what no case uses, with its account. */
@Injectable()
export class ReleaseFiles {
  constructor(private readonly database: Database) {}

  /** In the unit of work that notes an archive as destroyed. The sweep takes the bytes away, then the rows. */
  async ofCase(caseNo: string): Promise<void> {
    const files = await this.database.query(LOCK, [caseNo]);
    if (files.length > 0) await this.database.write(RELEASE, [caseNo]);
  }

  /** In the unit of work that lets go of an account. What an officer took in is his counter's and stays. */
  async unusedOf(accountId: string): Promise<void> {
    await this.database.write(RELEASE_UNUSED, [accountId]);
  }
}
