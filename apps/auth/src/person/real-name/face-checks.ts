import { Injectable } from '@nestjs/common';
import { FieldCipher, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { OwnPerson } from '../own-person.js';
import { faceCheckNotFound, faceNotPassed, nameNotProved } from '../person.errors.js';
import { NameAuthority } from './authority/name-authority.js';
import { BindIdentity } from './bind-identity.js';
import { readDocument, type IdDocument } from './document.js';
import { ProveName } from './prove-name.js';
import type { ClaimedName, FaceCheck, ProvedLevel } from './real-name.schema.js';

/** How long the person may take to show his face, and how long what it proved is good for something else. */
const OPEN_MINUTES = 30;
const FRESH_MINUTES = 10;

const ADD = 'INSERT INTO face_checks (id, user_id, document_sealed, reference) VALUES ($1, $2, $3, $4)';
const FIND = `SELECT user_id, document_sealed, reference, passed_at IS NOT NULL AS passed FROM face_checks
  WHERE id = $1 AND user_id = $2 AND (passed_at IS NOT NULL OR started_at > now() - make_interval(mins => $3))`;
const PASS = 'UPDATE face_checks SET passed_at = coalesce(passed_at, now()) WHERE id = $1';
const USE = `UPDATE face_checks SET used_at = now()
  WHERE id = $1 AND user_id = $2 AND used_at IS NULL AND passed_at > now() - make_interval(mins => $3) RETURNING 1`;

interface Sealed {
  name: string;
  document: IdDocument;
}

/** 人脸核验 at the authority: nothing of a face comes here. What it was about is sealed, and kept for the account that asked. */
@Injectable()
export class FaceChecks {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly idempotency: Idempotency,
    private readonly persons: OwnPerson,
    private readonly names: ProveName,
    private readonly authority: NameAuthority,
    private readonly identities: BindIdentity,
  ) {}

  /**
   * Whose number it is, nobody finds out by a face: only the tries of the user are counted.
   * @throws as ProveName, but for what only the result tells
   */
  async start(claim: ClaimedName, principal: Principal, key: IdempotentRequest): Promise<FaceCheck> {
    const document = readDocument(claim.documentType, claim.documentNo);
    const { userId } = await this.persons.find(principal);
    return this.names.counted([{ limit: 'proof.user', of: userId }], () => this.begin(userId, { name: claim.name, document }, key));
  }

  /** For a user whom somebody else has found, by card. @throws AUTH.AUTHORITY_AWAY */
  async begin(userId: string, { name, document }: Sealed, key: IdempotentRequest): Promise<FaceCheck> {
    const { reference, url } = await this.authority.startFace({ name, documentType: document.type, documentNo: document.number });
    const work = async (): Promise<FaceCheck> => {
      const id = uuidv7();
      const sealed = this.cipher.encrypt(JSON.stringify({ name, document } satisfies Sealed), contextOf(id));
      await this.database.query(ADD, [id, userId, sealed, reference]);
      return { faceCheckId: id, url };
    };
    return this.idempotency.once(key, work);
  }

  /**
   * Completed again it says the same.
   * @throws AUTH.FACE_CHECK_NOT_FOUND, AUTH.FACE_CHECK_NOT_PASSED, AUTH.NAME_NOT_PROVED, AUTH.IDENTITY_DIFFERS, AUTH.IDENTITY_ELSEWHERE
   */
  async complete(id: string, principal: Principal, key: IdempotentRequest): Promise<ProvedLevel> {
    const { userId } = await this.persons.find(principal);
    const { name, document } = await this.shown(id, userId);
    const work = async (): Promise<ProvedLevel> => {
      await this.persons.lock(principal);
      await this.database.query(PASS, [id]);
      return { realNameLevel: await this.identities.execute({ userId, name, document, level: 3, method: 'face' }) };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /**
   * Who showed his face in the user's check, by what the authority says. Not in a unit of work.
   * @throws AUTH.FACE_CHECK_NOT_FOUND, AUTH.FACE_CHECK_NOT_PASSED, AUTH.NAME_NOT_PROVED, AUTH.AUTHORITY_AWAY
   */
  async shown(id: string, userId: string): Promise<Sealed> {
    const [row] = await this.database.query<{ document_sealed: string; reference: string; passed: boolean }>(FIND, [
      id,
      userId,
      OPEN_MINUTES,
    ]);
    if (!row) throw faceCheckNotFound();
    const result = row.passed ? 'passed' : await this.authority.faceResult(row.reference);
    if (result === 'pending') throw faceNotPassed();
    if (result === 'failed') throw nameNotProved();
    return JSON.parse(this.cipher.decrypt(row.document_sealed, contextOf(id))) as Sealed;
  }

  /** Uses what was shown just now for something else, in the unit of work that does it. @throws AUTH.FACE_CHECK_NOT_FOUND */
  async useShown(id: string, userId: string): Promise<void> {
    await this.database.query(PASS, [id]);
    await this.use(id, userId);
  }

  /** Uses a passed check for something else, in the unit of work that does it. @throws AUTH.FACE_CHECK_NOT_FOUND */
  async use(id: string, userId: string): Promise<void> {
    if ((await this.database.query(USE, [id, userId, FRESH_MINUTES])).length === 0) throw faceCheckNotFound();
  }

  /** Forgets checks a day after they began, a bite at a time; says whether there may be more. */
  async prune(limit = 1_000): Promise<boolean> {
    const gone = await this.database.query(
      `DELETE FROM face_checks WHERE id = ANY (ARRAY(
         SELECT id FROM face_checks WHERE started_at < now() - interval '1 day' LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING 1`,
      [limit],
    );
    return gone.length === limit;
  }
}

const contextOf = (id: string): string => `face_checks.document:${id}`;
