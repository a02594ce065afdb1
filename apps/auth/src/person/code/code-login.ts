import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { isAppError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { mobileHash } from '../../account/mobile-seal.js';
import { OneTimeCodes, type GivenCode } from './one-time-codes.js';

/** `unregistered` is told only to whoever has just shown that the number is his. */
export type CodeLoginOutcome = { userId: string; readAt: number } | { refused: 'wrong' | 'unregistered' };

const FIND = `
  SELECT u.id, floor(extract(epoch FROM now()))::float8 AS read_at FROM users u
   WHERE u.mobile_hash = $1 AND u.closed_at IS NULL
     AND EXISTS (SELECT 1 FROM accounts a WHERE a.user_id = u.id AND a.disabled_at IS NULL)`;

/** 验证码登录. */
@Injectable()
export class CodeLogin {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly codes: OneTimeCodes,
  ) {}

  async attempt(given: GivenCode): Promise<CodeLoginOutcome> {
    try {
      await this.codes.check('login', given);
      return await this.uow.run(async () => {
        await this.codes.use(given.codeId);
        const hash = mobileHash(this.cipher, given.mobile);
        const [row] = await this.database.query<{ id: string; read_at: number }>(FIND, [hash]);
        return row ? { userId: row.id, readAt: row.read_at } : { refused: 'unregistered' };
      });
    } catch (error) {
      if (isAppError(error) && error.code === 'AUTH.CODE_WRONG') return { refused: 'wrong' };
      throw error;
    }
  }
}
