import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { isAppError, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { MOBILE, mobileContext } from '../../account/mobile-seal.js';
import type { AuthConfig } from '../../auth.config.js';

const log = logger('former-mobiles');
const EVERY_MS = 2_000;
const AT_ONCE = 20;
/** Longer than notification gives its provider. */
const TIMEOUT_MS = 8_000;

const FIND = 'SELECT mobile_encrypted FROM users WHERE id = $1 AND mobile_encrypted IS NOT NULL';
const ADD = 'INSERT INTO former_mobiles (id, mobile_encrypted) VALUES ($1, $2)';
/** Pushed on before it is told, a minute, two, four …: whoever dies with it in hand has it tried again. */
const TAKE = `UPDATE former_mobiles SET attempts = attempts + 1, due_at = now() + make_interval(secs => least(60 * 2 ^ attempts, 3600))
  WHERE id IN (SELECT id FROM former_mobiles WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id, mobile_encrypted`;
const FORGET = 'DELETE FROM former_mobiles WHERE id = $1';
/** After a day nobody connects it with what he did, or did not. */
const FORGET_LATE = `DELETE FROM former_mobiles WHERE created_at < now() - interval '1 day'`;

interface Former extends Record<string, unknown> {
  id: string;
  mobile_encrypted: string;
}

export const formerMobileContext = (id: string): string => `former_mobiles.mobile:${id}`;

/**
 * 换绑提醒 — tells the number of before that it belongs to the account no more: whoever did not do it himself learns of it there, and only
 * there. Written with the change, told by a worker and then forgotten; it names neither account nor person, for the number may have gone to
 * somebody else.
 */
@Injectable()
export class FormerMobiles {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly client: ServiceClient,
    workers: Workers,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {
    workers.add({ name: 'tell-former-mobiles', everyMs: EVERY_MS, round: () => this.round() });
  }

  /** In the unit of work that changes the number, before it does: the user is locked. */
  async leave(userId: string, next: string): Promise<void> {
    const [user] = await this.database.query<{ mobile_encrypted: string }>(FIND, [userId]);
    if (!user) return;
    const mobile = this.cipher.decrypt(user.mobile_encrypted, mobileContext(userId));
    if (mobile === next || !MOBILE.test(mobile)) return;
    const id = uuidv7();
    await this.database.query(ADD, [id, this.cipher.encrypt(mobile, formerMobileContext(id))]);
  }

  /** Whether there may be more. */
  async round(): Promise<boolean> {
    await this.database.query(FORGET_LATE);
    const due = await this.database.query<Former>(TAKE, [AT_ONCE]);
    await Promise.all(due.map((each) => this.tell(each)));
    return due.length === AT_ONCE;
  }

  private async tell({ id, mobile_encrypted: sealed }: Former): Promise<void> {
    try {
      const mobile = this.cipher.decrypt(sealed, formerMobileContext(id));
      const url = `${this.config.NOTIFICATION_URL.replace(/\/$/, '')}/api/v1/internal/account-notices`;
      await this.client.post(url, { body: { noticeId: id, mobile, about: 'mobileChanged' }, timeoutMs: TIMEOUT_MS });
      await this.database.query(FORGET, [id]);
    } catch (error) {
      log.warn('a former number was not told yet', { key: id, code: isAppError(error) ? error.code : 'UNKNOWN' });
    }
  }
}
