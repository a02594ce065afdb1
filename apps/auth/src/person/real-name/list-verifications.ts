import { Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { Verification, VerificationQuery } from './real-name.schema.js';

const LIST = `
  SELECT v.id, v.at, v.document_type AS "documentType", v.verified_by AS "verifiedBy", i.name_masked AS "displayName"
    FROM real_name_verifications v LEFT JOIN person_identities i ON i.user_id = v.user_id
   WHERE v.org_code = $1 AND ($2::uuid IS NULL OR v.id < $2) ORDER BY v.id DESC LIMIT $3`;
const Position = z.object({ id: z.uuid() });

/** What the clerks of one's own body verified, the newest first. */
@Injectable()
export class ListVerifications {
  constructor(private readonly database: Database) {}

  async execute({ cursor, limit }: z.output<typeof VerificationQuery>, { orgCode }: Principal): Promise<Page<Verification>> {
    if (orgCode === undefined) throw forbidden();
    const after = decodeCursor(Position, cursor)?.id ?? null;
    const rows = await this.database.query<Omit<Verification, 'at'> & { at: Date }>(LIST, [orgCode, after, limit + 1]);
    const items = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    return page(items, limit, ({ id }) => encodeCursor({ id }));
  }
}
