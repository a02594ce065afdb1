import { Injectable } from '@nestjs/common';
import type { Adapter } from 'oidc-provider';
import { SessionAdapter } from '../session/session-adapter.js';
import { AssertionReplays } from './assertion-replays.js';
import { ClientStore } from './client-store.js';
import { PayloadStore } from './payload-store.js';
import { TokenReuse } from './token-reuse.js';
import { VolatilePayloads } from './volatile-payloads.js';

/** Where each kind of thing lives that the provider stores: docs/adr/0044. */
@Injectable()
export class ProviderStores {
  constructor(
    private readonly lasting: PayloadStore,
    private readonly volatile: VolatilePayloads,
    private readonly replays: AssertionReplays,
    private readonly clients: ClientStore,
    private readonly sessions: SessionAdapter,
    private readonly reuse: TokenReuse,
  ) {}

  of(kind: string): Adapter {
    if (kind === 'Client') return this.clients.adapter();
    if (kind === 'ReplayDetection') return this.replays.adapter();
    if (kind === 'Session') return this.sessions.adapter();
    if (kind === 'RefreshToken') return this.reuse.watching(this.lasting.of(kind));
    return kind === 'Interaction' ? this.volatile.of(kind) : this.lasting.of(kind);
  }
}
