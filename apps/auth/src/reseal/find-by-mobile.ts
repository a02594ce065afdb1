import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork, violatedConstraint } from '@yiwang/persistence';
import { MOBILE, mobileContext, mobileHash } from '../account/mobile-seal.js';

const PORTION = 500;
const LOOK_MS = 120_000;
/** An agent's number at work may be that of a person who is found by it. */
const UNFOUND = `
  SELECT u.id, u.mobile_encrypted AS sealed FROM users u
   WHERE u.id > $1::uuid AND u.mobile_hash IS NULL AND u.mobile_encrypted IS NOT NULL AND u.closed_at IS NULL
     AND (EXISTS (SELECT 1 FROM person_identities i WHERE i.user_id = u.id AND i.role = 'self')
       OR EXISTS (SELECT 1 FROM accounts a WHERE a.user_id = u.id AND a.kind = 'person'))
   ORDER BY u.id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`;
const TAKEN = 'SELECT mobile_hash AS hash FROM users WHERE mobile_hash = ANY($1::text[])';
const PUT = `UPDATE users u SET mobile_hash = n.hash FROM unnest($1::uuid[], $2::text[]) AS n(id, hash) WHERE u.id = n.id`;

/** Lets people of before 一次性验证码 be found by their number; of two with the same number it is whose it is already, or the first. */
@Injectable()
export class FindByMobile {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** How many are found from now on. May be stopped and repeated. */
  async execute(): Promise<number> {
    let found = 0;
    let after: string | undefined = '00000000-0000-0000-0000-000000000000';
    while (after !== undefined) {
      const portion: { found: number; after: string | undefined } = await this.portion(after).catch(retryOf(after));
      found += portion.found;
      after = portion.after;
    }
    return found;
  }

  private portion(after: string): Promise<{ found: number; after: string | undefined }> {
    return this.uow.run(async () => {
      const rows = await this.database.query<{ id: string; sealed: string }>(UNFOUND, [after, PORTION], { withinMs: LOOK_MS });
      const wanted = new Map<string, string>();
      for (const { id, sealed } of rows) {
        const hash = this.hashOf(id, sealed);
        if (hash !== undefined && !wanted.has(hash)) wanted.set(hash, id);
      }
      // In one order, as whoever takes a number does: nobody takes one of them meanwhile.
      for (const hash of [...wanted.keys()].sort()) {
        await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
      }
      for (const { hash } of await this.database.query<{ hash: string }>(TAKEN, [[...wanted.keys()]])) wanted.delete(hash);
      if (wanted.size > 0) await this.database.query(PUT, [[...wanted.values()], [...wanted.keys()]]);
      return { found: wanted.size, after: rows.length < PORTION ? undefined : rows.at(-1)!.id };
    });
  }

  /** Undefined for what no code is sent to, or no key here opens. */
  private hashOf(id: string, sealed: string): string | undefined {
    try {
      const mobile = this.cipher.decrypt(sealed, mobileContext(id));
      return MOBILE.test(mobile) ? mobileHash(this.cipher, mobile) : undefined;
    } catch {
      return undefined;
    }
  }
}

/** Somebody registered with one of the numbers at the same moment: the next time it is seen to be taken. */
const retryOf = (after: string) => (error: unknown) => {
  if (violatedConstraint(error) !== 'users_mobile_hash_key') throw error;
  return { found: 0, after };
};
