import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { siteCallbackTaken } from './site.errors.js';

const LIST = 'SELECT url FROM site_callbacks WHERE client_id = $1 ORDER BY position';
const REMOVE = 'DELETE FROM site_callbacks WHERE client_id = $1';
const ADD = `INSERT INTO site_callbacks (url, client_id, position)
  SELECT u.url, $1, u.position FROM unnest($2::text[]) WITH ORDINALITY AS u(url, position) ON CONFLICT (url) DO NOTHING RETURNING 1`;

/** 回调地址 of a site that a unit of work has locked, or has just added: each belongs to one site. */
@Injectable()
export class SiteCallbacks {
  constructor(private readonly database: Database) {}

  /** Whether it has these and no others, in this order. */
  async are(clientId: string, urls: readonly string[]): Promise<boolean> {
    const known = await this.database.query<{ url: string }>(LIST, [clientId]);
    return known.length === urls.length && known.every(({ url }, position) => url === urls[position]);
  }

  /** These and no others, in their order. @throws AUTH.SITE_CALLBACK_TAKEN */
  async set(clientId: string, urls: readonly string[]): Promise<void> {
    await this.database.query(REMOVE, [clientId]);
    const added = await this.database.query(ADD, [clientId, urls]);
    if (added.length < urls.length) throw siteCallbackTaken();
  }
}
