import { Injectable } from '@nestjs/common';
import { ClientAddress } from '@yiwang/http-api';
import { UnitOfWork } from '@yiwang/persistence';
import Provider, { type Adapter, type Payload } from 'oidc-provider';
import { AccessEndings } from '../ending/access-endings.js';
import { ACR_SECOND_FACTOR } from '../oidc/acr.js';
import { PayloadStore } from '../oidc/payload-store.js';
import { deviceOf, maskAddress } from './device.js';
import { LoginSessions } from './login-sessions.js';

/** Of a session that somebody logged in to; before that it has no account. */
interface LoggedIn {
  uid: string;
  accountId: string;
  loginTs: number;
  acr?: string;
}

const loggedIn = (payload: Payload | undefined): LoggedIn | undefined =>
  typeof payload?.['accountId'] === 'string' ? (payload as unknown as LoggedIn) : undefined;

/**
 * The provider's sessions over `PayloadStore`: where from and when last is noted beside them, one that was idle for too long is not found any
 * more, and one that ends takes the access tokens along.
 */
@Injectable()
export class SessionAdapter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payloads: PayloadStore,
    private readonly sessions: LoginSessions,
    private readonly endings: AccessEndings,
    private readonly addresses: ClientAddress,
  ) {}

  adapter(): Adapter {
    const inner = this.payloads.of('Session');
    return {
      ...inner,
      upsert: (id, payload, expiresIn) =>
        this.unitOfWork.run(async () => {
          // The provider saves the session at the end of every request; one that was ended meanwhile stays ended.
          if (await this.note(loggedIn(payload))) await inner.upsert(id, payload, expiresIn);
        }),
      find: async (id) => this.inUse(await inner.find(id)),
      findByUid: async (uid) => this.inUse(await inner.findByUid(uid)),
      destroy: (id) =>
        this.unitOfWork.run(async () => {
          // At each login a session gets another id and the former is removed; that ends nothing.
          const ended = Provider.ctx?.oidc.session?.oldId === id ? undefined : loggedIn(await inner.find(id));
          if (!ended) return inner.destroy(id);
          await this.sessions.end(this.sessions.sidOf(ended.uid));
          await inner.destroy(id);
          await this.endings.end({ kind: 'session', id: this.sessions.sidOf(ended.uid) });
        }),
    };
  }

  private async note(session: LoggedIn | undefined): Promise<boolean> {
    const request = Provider.ctx?.req;
    if (!session || !request) return true;
    return this.sessions.seen({
      sid: this.sessions.sidOf(session.uid),
      accountId: session.accountId,
      device: deviceOf(request.headers['user-agent']),
      addressMasked: maskAddress(this.addresses.of(request)),
      secondFactor: session.acr === ACR_SECOND_FACTOR,
      loggedInAt: session.loginTs,
    });
  }

  private async inUse(payload: Payload | undefined): Promise<Payload | undefined> {
    const session = loggedIn(payload);
    if (!session || (await this.sessions.use(this.sessions.sidOf(session.uid)))) return payload;
    // At once or not at all: what is half-way ended is not found again, and its clients would never be told.
    await this.unitOfWork.run(() => this.payloads.revokeSession(session.uid));
    return undefined;
  }
}
