import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Database } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import type { AuthConfig } from '../../auth.config.js';
import { continueUri } from './site-login.js';
import { Tickets } from './tickets.js';

const EVERY_MS = 60_000;
const BATCH = 2_000;

/** Removes what expired, and takes sites' clients along when our public address changes: their codes come back to it. */
@Injectable()
export class SiteUpkeep implements OnApplicationBootstrap {
  constructor(
    workers: Workers,
    tickets: Tickets,
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {
    workers.add({ name: 'remove-site-tickets', everyMs: EVERY_MS, round: () => tickets.prune(BATCH) });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.database.query(
      `UPDATE clients SET redirect_uris = $1 WHERE client_id IN (SELECT client_id FROM sites) AND redirect_uris <> $1::text[]`,
      [[continueUri(this.config)]],
    );
  }
}
