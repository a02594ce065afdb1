import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { pickupCodeBlocked, pickupCodeWrong } from '../domain/window.errors.js';

const DIGITS = 8;
/** So many wrong codes a day are mistakes of typing; more are guesses. */
const MOST_WRONG = 5;
const DAY_MS = 86_400_000;

/** No row comes back once too many were wrong. Whoever tries at the same moment waits for the row, so that none is let through uncounted. */
const TRY = `
  INSERT INTO pickup_tries AS t (case_no, wrong, since, last_by) VALUES ($1, $2::int, $3::timestamptz, $4)
  ON CONFLICT (case_no) DO UPDATE SET wrong = CASE WHEN t.since <= $5::timestamptz THEN $2::int ELSE t.wrong + $2::int END,
    since = CASE WHEN t.since <= $5::timestamptz THEN $3::timestamptz ELSE t.since END, last_by = $4
  WHERE t.wrong < ${MOST_WRONG} OR t.since <= $5::timestamptz
  RETURNING 1`;

/** A case whose result waits, and the account that has it. */
export interface Collectable {
  caseNo: string;
  decidedAt: Date;
  accountId: string;
}

/**
 * 取件码 — eight digits that follow from the case and a secret: the code is nowhere stored, and nobody but the applicant's account can ask for
 * it. What is stored is how often a wrong one was shown.
 */
@Injectable()
export class PickupCodes {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Bound to the decision, so that a code that was used up is not good for a later one, and to the account that has the case: another takes
   * the case over, and what the one before has read opens nothing.
   */
  of({ caseNo, decidedAt, accountId }: Collectable): string {
    const bytes = Buffer.from(this.cipher.lookupHash(`pickup:${caseNo}:${decidedAt.toISOString()}:${accountId}`), 'base64url');
    return String(bytes.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0');
  }

  /**
   * Counts what was shown before it says whether it is right. Not in a unit of work, which would forget it with the refusal.
   * @throws ACCEPTANCE.PICKUP_CODE_WRONG, ACCEPTANCE.PICKUP_CODE_BLOCKED
   */
  async assertRight(shown: string, of: Collectable, by: Actor): Promise<void> {
    const { caseNo } = of;
    const wrong = shown !== this.of(of);
    const now = this.clock.now();
    const over = new Date(now.getTime() - DAY_MS).toISOString();
    const rows = await this.database.query(TRY, [caseNo, wrong ? 1 : 0, now.toISOString(), JSON.stringify(by), over]);
    if (rows.length === 0) throw pickupCodeBlocked();
    if (wrong) throw pickupCodeWrong();
  }
}
