import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page, type PageQuery } from '@yiwang/http-api';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { AccessEndings } from '../ending/access-endings.js';
import { PayloadStore } from '../oidc/payload-store.js';
import { consentNotFound, type ListedConsent } from './consent.schema.js';

const LIST = `SELECT s.client_id, c.name, s.scopes, s.given_at FROM consents s JOIN clients c ON c.client_id = s.client_id
  WHERE s.account_id = $1::uuid AND ($2::text IS NULL OR s.client_id > $2) ORDER BY s.client_id LIMIT $3`;
const WITHDRAW = `DELETE FROM consents s USING clients c
  WHERE s.account_id = $1::uuid AND s.client_id = $2 AND c.client_id = s.client_id RETURNING c.api_access AS "apiAccess"`;

interface Row {
  client_id: string;
  name: string;
  scopes: string[];
  given_at: Date;
}

const Position = z.object({ clientId: z.string().min(1).max(64) });

/** 我的授权 — which other applications one has let know who one is, in the identity of the token. */
@Injectable()
export class OwnConsents {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly payloads: PayloadStore,
    private readonly endings: AccessEndings,
  ) {}

  /** @throws HTTP.CURSOR_INVALID */
  async list(principal: Principal, { cursor, limit }: z.output<typeof PageQuery>): Promise<Page<ListedConsent>> {
    const after = decodeCursor(Position, cursor)?.clientId ?? null;
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [principal.id, after, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ clientId: last.client_id }));
    return {
      items: items.map(({ client_id, name, scopes, given_at }) => ({ clientId: client_id, name, scopes, givenAt: given_at.toISOString() })),
      next,
    };
  }

  /**
   * What the application was given for this account goes with it. One that calls the API has signed tokens, which nothing tells from others of
   * the account: all of before are refused, and who was not turned away renews his. @throws AUTH.CONSENT_NOT_FOUND
   */
  async withdraw({ id: accountId }: Principal, clientId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const [gone] = await this.database.query<{ apiAccess: boolean }>(WITHDRAW, [accountId, clientId]);
      if (!gone) throw consentNotFound();
      await this.payloads.revokeClientOf(accountId, clientId);
      if (gone.apiAccess) await this.endings.end({ kind: 'account', id: accountId });
    });
  }
}
