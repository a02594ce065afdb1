import { Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { phraseNotFound, tooManyPhrases } from '../domain/workbench.errors.js';
import { workbenchUserOf } from './workbench-user.js';

const MOST = 100;
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('work_phrases ' || $1 || ' ' || COALESCE($2::text, ''), 0))`;
const COUNT = 'SELECT count(*)::int AS count FROM work_phrases WHERE org_code = $1 AND officer_id IS NOT DISTINCT FROM $2';
const SAME = 'SELECT id FROM work_phrases WHERE org_code = $1 AND officer_id IS NOT DISTINCT FROM $2 AND text = $3';
const ADD = 'INSERT INTO work_phrases (id, org_code, officer_id, text, created_at) VALUES ($1, $2, $3, $4, $5)';
const FIND = 'SELECT officer_id FROM work_phrases WHERE id = $1 AND org_code = $2 AND (officer_id IS NULL OR officer_id = $3) FOR UPDATE';
const REMOVE = 'DELETE FROM work_phrases WHERE id = $1';

/** 常用意见 — one's own, and those that an organisation shares. */
@Injectable()
export class KeepPhrases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The same words twice are one phrase. @throws DISPATCH.TOO_MANY_PHRASES, ACCESS.FORBIDDEN for a shared one without workbench.manage */
  add(principal: Principal, text: string, shared: boolean): Promise<{ id: string }> {
    const { id: officerId, orgCode, manages } = workbenchUserOf(principal);
    if (shared && !manages) throw forbidden();
    const owner = shared ? null : officerId;
    return this.uow.run(async () => {
      await this.database.query(LOCK, [orgCode, owner]);
      const [same] = await this.database.query<{ id: string }>(SAME, [orgCode, owner, text]);
      if (same) return { id: same.id };
      const [kept] = await this.database.query<{ count: number }>(COUNT, [orgCode, owner]);
      if (kept!.count >= MOST) throw tooManyPhrases();
      const id = uuidv7();
      await this.database.write(ADD, [id, orgCode, owner, text, this.clock.now()]);
      return { id };
    });
  }

  /** @throws DISPATCH.PHRASE_NOT_FOUND, ACCESS.FORBIDDEN */
  remove(principal: Principal, phraseId: string): Promise<void> {
    const { id, orgCode, manages } = workbenchUserOf(principal);
    return this.uow.run(async () => {
      const [row] = await this.database.query<{ officer_id: string | null }>(FIND, [phraseId, orgCode, id]);
      if (!row) throw phraseNotFound();
      if (row.officer_id === null && !manages) throw forbidden();
      await this.database.write(REMOVE, [phraseId]);
    });
  }
}
