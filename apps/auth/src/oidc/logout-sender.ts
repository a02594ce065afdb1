import { Inject, Injectable } from '@nestjs/common';
import { CallFault } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { LogoutNotices, type LogoutNotice } from './logout-notices.js';
import { PROVIDER_SOURCE, type ProviderSource } from './provider-source.js';

const EVERY_MS = 1_000;
const BATCH = 20;
/** Longer than a call may take. */
const IN_HAND_SECONDS = 30;
/** Pauses before the tries after the first, in seconds; after the last the notice is dead. A session that ended an hour ago is still to be ended. */
const PAUSES = [5, 30, 120, 600, 1_800, 3_600, 7_200];
const KEPT_DAYS = 30;
const log = logger('logout');

/** 后台退出 — sends the logout tokens that are due (OpenID Connect Back-Channel Logout 1.0). Each is made when it is sent, since it is good for two minutes. */
@Injectable()
export class LogoutSender {
  private forgotAt = Number.NEGATIVE_INFINITY;

  constructor(
    workers: Workers,
    private readonly notices: LogoutNotices,
    @Inject(PROVIDER_SOURCE) private readonly providers: ProviderSource,
  ) {
    workers.add({ name: 'send-logout-notices', everyMs: EVERY_MS, round: () => this.round() });
  }

  /** Says whether there may be more. */
  async round(): Promise<boolean> {
    const due = await this.notices.take(BATCH, IN_HAND_SECONDS);
    if (due.length > 0) await Promise.all(due.map((notice) => this.send(notice)));
    if (performance.now() - this.forgotAt > 3_600_000) {
      this.forgotAt = performance.now();
      await this.notices.forget(KEPT_DAYS);
    }
    return due.length === BATCH;
  }

  private async send({ id, clientId, accountId, sid, attempts }: LogoutNotice): Promise<void> {
    try {
      await (await this.providers.current()).sendLogout(clientId, accountId, sid);
      await this.notices.sent(id);
    } catch (err) {
      const fault = err instanceof CallFault ? err.code : (err as Error).message.slice(0, 200);
      const again = PAUSES[attempts - 1] ?? null;
      if (again === null) log.error('a client was not told of a logout', { name: clientId, attempt: attempts, err });
      await this.notices.failed(id, fault, again);
    }
  }
}
