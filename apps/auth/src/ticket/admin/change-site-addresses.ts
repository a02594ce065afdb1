import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { AdminActions, type Administrator } from '../../admin/admin-actions.js';
import { needsSecondPerson, type AuthConfig } from '../../auth.config.js';
import type { ChangedSite } from './site-admin.schema.js';
import { SiteCallbacks } from './site-callbacks.js';
import { siteNotFound } from './site.errors.js';

const LOCK = 'SELECT 1 FROM sites s JOIN clients c ON c.client_id = s.client_id WHERE s.client_id = $1 FOR UPDATE';
/** Whoever changes it is not who approves it. */
const CHANGE_SITE = 'UPDATE sites SET registered_by_kind = $2, registered_by_id = $3 WHERE client_id = $1';
const CHANGE_CLIENT = `UPDATE clients SET post_logout_redirect_uris = $2, approved_at = CASE WHEN $3 THEN NULL ELSE approved_at END
  WHERE client_id = $1 RETURNING approved_at IS NOT NULL AS approved`;

/** 回调地址变更 — where a site's people go with a ticket decides who gets it: a second person looks at that again as at a new site. */
@Injectable()
export class ChangeSiteAddresses {
  constructor(
    private readonly database: Database,
    private readonly callbacks: SiteCallbacks,
    private readonly idempotency: Idempotency,
    private readonly actions: AdminActions,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** @throws AUTH.SITE_NOT_FOUND, AUTH.SITE_CALLBACK_TAKEN */
  execute(clientId: string, callbackUrls: string[], by: Administrator, key: IdempotentRequest): Promise<ChangedSite> {
    const work = async (): Promise<ChangedSite> => {
      if ((await this.database.query(LOCK, [clientId])).length === 0) throw siteNotFound();
      await this.callbacks.set(clientId, callbackUrls);
      await this.database.query(CHANGE_SITE, [clientId, by.kind, by.id]);
      const params = [clientId, callbackUrls, needsSecondPerson(this.config)];
      const [client] = await this.database.query<{ approved: boolean }>(CHANGE_CLIENT, params);
      await this.actions.record(by, [{ action: 'site.callbacks-changed', target: clientId, details: { callbackUrls } }]);
      return { clientId, callbackUrls, state: client!.approved ? 'approved' : 'waiting' };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }
}
