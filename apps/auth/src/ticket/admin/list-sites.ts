import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page, type PageQuery } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { ListedSite } from './site-admin.schema.js';

const LIST = `
  SELECT s.client_id AS "clientId", c.name, c.org_code AS "orgCode", s.audience, c.networks, c.approved_at AS "approvedAt",
         c.disabled_at AS "disabledAt", s.created_at AS "createdAt",
         ARRAY(SELECT url FROM site_callbacks b WHERE b.client_id = s.client_id ORDER BY position) AS "callbackUrls",
         (SELECT code FROM site_credentials k WHERE k.client_id = s.client_id AND k.kind = 'service') AS "serviceCode",
         (SELECT code FROM site_credentials k WHERE k.client_id = s.client_id AND k.kind = 'access') AS "accessKey"
    FROM sites s JOIN clients c ON c.client_id = s.client_id
   WHERE s.client_id > $1 ORDER BY s.client_id LIMIT $2`;

type Row = Omit<ListedSite, 'approvedAt' | 'disabledAt' | 'createdAt'> & {
  approvedAt: Date | null;
  disabledAt: Date | null;
  createdAt: Date;
};
const Position = z.object({ clientId: z.string().max(64) });

@Injectable()
export class ListSites {
  constructor(private readonly database: Database) {}

  /** In the order of their ids; never with a secret. @throws HTTP.CURSOR_INVALID */
  async list({ cursor, limit }: z.output<typeof PageQuery>): Promise<Page<ListedSite>> {
    const after = decodeCursor(Position, cursor)?.clientId ?? '';
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [after, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ clientId: last.clientId }));
    const listed = items.map((row) => ({
      ...row,
      approvedAt: row.approvedAt?.toISOString() ?? null,
      disabledAt: row.disabledAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    }));
    return { items: listed, next };
  }
}
