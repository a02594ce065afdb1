import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { AppError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { BindIdentity } from '../../person/real-name/bind-identity.js';
import { documentHash, readDocument, type IdDocument } from '../../person/real-name/document.js';
import type { Binding, ProvedElsewhere } from '../progress.js';
import { UpstreamAccounts } from './upstream-accounts.js';

const log = logger('upstream');
const LOCK = `SELECT i.number_hash, a.real_name_level AS level
  FROM users u JOIN accounts a ON a.user_id = u.id AND a.kind = 'person' LEFT JOIN person_identities i ON i.user_id = u.id
 WHERE u.id = $1 FOR UPDATE OF u, a`;

/** Undoes what was begun for an account elsewhere that is not this user's. */
class NotHis extends Error {}

/** 上级账号登录 — a user comes in by an account elsewhere: it is bound to him if it was not, and proves his name if its word is taken for that. */
@Injectable()
export class UpstreamAdmission {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly accounts: UpstreamAccounts,
    private readonly identities: BindIdentity,
  ) {}

  /** False, and nothing is changed, when the account is bound to another user, he has another one there, or it is a person of another number. */
  async admit(binding: Binding, userId: string): Promise<boolean> {
    try {
      await this.uow.run(async () => {
        if (!(await this.accounts.bind(binding, userId))) throw new NotHis();
        if (binding.proved) await this.take(userId, binding.proved);
      });
      return true;
    } catch (error) {
      if (error instanceof NotHis) return false;
      throw error;
    }
  }

  /** Raises what is known of him, never lowers it. What cannot be taken keeps nobody out: he is who he was before. */
  private async take(userId: string, { level, name, documentType, documentNo }: ProvedElsewhere): Promise<void> {
    const [own] = await this.database.query<{ number_hash: string | null; level: number | null }>(LOCK, [userId]);
    const document = own && this.documentOf(documentType, documentNo);
    if (!document) return;
    if (own.number_hash !== null && own.number_hash !== documentHash(this.cipher, document)) throw new NotHis();
    if (own.number_hash !== null && (own.level ?? 1) >= level) return;
    try {
      await this.identities.execute({ userId, name, document, level, method: 'upstream' });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.warn('a name that was proved elsewhere is not taken', { code: error.code });
    }
  }

  private documentOf(type: string, number: string): IdDocument | undefined {
    try {
      return readDocument(type, number);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.warn('a document that was proved elsewhere is not taken', { code: error.code });
      return undefined;
    }
  }
}
