import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { shanghaiDate } from '@yiwang/standards';
import { ReleaseFiles } from '../../material/handed/release-files.js';
import { SealedFiles } from '../../storage/sealed-files.js';
import { destructionDecided, nothingToDestroy, ownDestruction } from '../domain/archive.errors.js';
import type { Destruction, NewDestruction } from '../http/archive.schema.js';
import { narrowed, narrowerOf } from '../queries/archive-rows.js';
import { ReadDestructions } from '../queries/read-destructions.js';

/** A list is gone through by a person before it is approved. */
const MOST_ENTRIES = 1_000;
const AT_ONCE = 20;

const PROPOSE = `
  INSERT INTO archive_destructions (id, status, region_code, reason, revision, proposed_by, proposed_at)
  VALUES ($1, 'proposed', $2, $3, 1, $4, $5)`;
/** Nothing that another list holds which is still to be decided or done. */
const ENTER = `
  INSERT INTO archive_destruction_entries (list_id, archive_id)
  SELECT $1::uuid, a.id FROM archives a
  WHERE a.keep_until < $2::date AND a.deciding_region >= $3 AND a.deciding_region < $4 AND NOT EXISTS (
    SELECT 1 FROM archive_destruction_entries e JOIN archive_destructions l ON l.id = e.list_id
    WHERE e.archive_id = a.id AND l.status <> 'withdrawn')
  ORDER BY a.keep_until, a.id LIMIT ${MOST_ENTRIES} RETURNING archive_id`;
/** One list at a time is made of the same archives. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('acceptance.destructions'))`;
const DECIDE = `
  UPDATE archive_destructions SET status = $2::destruction_status, revision = revision + 1, decided_by = $3, decided_at = $4 WHERE id = $1`;
const TO_DO = `
  SELECT e.list_id AS "listId", a.id, a.case_no AS "caseNo", a.store_key AS "storeKey", encode(a.sha256, 'hex') AS sha256
  FROM archive_destructions l JOIN archive_destruction_entries e ON e.list_id = l.id JOIN archives a ON a.id = e.archive_id
  WHERE l.status = 'approved' AND NOT EXISTS (SELECT 1 FROM destroyed_archives d WHERE d.archive_id = a.id)
  ORDER BY l.decided_at, a.id LIMIT $1`;
const DESTROYED = `
  INSERT INTO destroyed_archives (archive_id, list_id, sha256, at) VALUES ($1, $2, decode($3, 'hex'), $4) ON CONFLICT DO NOTHING`;
const DONE = `
  UPDATE archive_destructions l SET status = 'done', revision = revision + 1, done_at = $1 WHERE status = 'approved' AND NOT EXISTS (
    SELECT 1 FROM archive_destruction_entries e WHERE e.list_id = l.id
      AND NOT EXISTS (SELECT 1 FROM destroyed_archives d WHERE d.archive_id = e.archive_id))`;

/** 销毁 — archives whose retention is over are listed by one person, approved by another, and then destroyed by a worker, on record. */
@Injectable()
export class DestroyArchives {
  constructor(
    private readonly destructions: ReadDestructions,
    private readonly files: SealedFiles,
    private readonly materials: ReleaseFiles,
    private readonly idempotency: Idempotency,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.NOTHING_TO_DESTROY */
  propose({ region, reason }: NewDestruction, principal: Principal, key: IdempotentRequest): Promise<Destruction> {
    const id = uuidv7();
    return this.idempotency.once(
      key,
      async () => {
        const now = this.clock.now();
        const { from, to } = narrowed(principal, region);
        await this.database.query(ONE_AT_A_TIME);
        const by = JSON.stringify(actorOf(principal));
        await this.database.query(PROPOSE, [id, narrowerOf(principal, region), reason, by, now.toISOString()]);
        const entered = await this.database.query(ENTER, [id, shanghaiDate(now), from, to]);
        if (entered.length === 0) throw nothingToDestroy();
        return this.destructions.summary(id);
      },
      { status: 201 },
    );
  }

  /** By somebody else than who proposed it. @throws ACCEPTANCE.DESTRUCTION_NOT_FOUND, _DECIDED, ACCEPTANCE.OWN_DESTRUCTION */
  approve(id: string, principal: Principal, key: IdempotentRequest): Promise<Destruction> {
    return this.decide(id, 'approved', principal, key);
  }

  /** By anybody who looks after the region. @throws ACCEPTANCE.DESTRUCTION_NOT_FOUND, _DECIDED */
  withdraw(id: string, principal: Principal, key: IdempotentRequest): Promise<Destruction> {
    return this.decide(id, 'withdrawn', principal, key);
  }

  /** Destroys some of what was approved; bytes first, so that what is noted as destroyed is. Returns whether there may be more. */
  async execute(): Promise<boolean> {
    const entries = await this.database.query<{ listId: string; id: string; caseNo: string; storeKey: string; sha256: string }>(TO_DO, [
      AT_ONCE,
    ]);
    for (const { listId, id, caseNo, storeKey, sha256 } of entries) {
      await this.files.remove(storeKey);
      await this.uow.run(async () => {
        await this.database.write(DESTROYED, [id, listId, sha256, this.clock.now().toISOString()]);
        await this.materials.ofCase(caseNo);
      });
    }
    await this.database.query(DONE, [this.clock.now().toISOString()]);
    return entries.length === AT_ONCE;
  }

  private decide(id: string, status: 'approved' | 'withdrawn', principal: Principal, key: IdempotentRequest): Promise<Destruction> {
    return this.idempotency.once(
      key,
      async () => {
        const list = await this.destructions.lock(id, principal);
        if (list.status !== 'proposed') throw destructionDecided();
        if (status === 'approved' && list.proposedBy.id === principal.id) throw ownDestruction();
        await this.database.query(DECIDE, [id, status, JSON.stringify(actorOf(principal)), this.clock.now().toISOString()]);
        return this.destructions.summary(id);
      },
      { status: 200 },
    );
  }
}
