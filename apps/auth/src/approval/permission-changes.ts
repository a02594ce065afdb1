import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { ADMIN_LOCK, type Administrator } from '../admin/admin-actions.js';
import { isSamePerson } from '../admin/same-person.js';
import { needsSecondPerson, type AuthConfig } from '../auth.config.js';
import { changeDecided, changeNotFound, changeOvertaken, dutiesExclude, ownPermissions, secondPersonNeeded } from './approval.errors.js';
import type { DecidedChange } from './approval.schema.js';
import { sameState, type ChangeKind, type ChangeState } from './change-subject.js';
import { Duties } from './duties.js';
import { Subjects } from './subjects/subjects.js';

export interface AskedChange {
  kind: ChangeKind;
  target: string;
  wanted: ChangeState;
  reason: string;
}

/** `changeId` is there while a second person has yet to approve. */
export type AskOutcome = { outcome: 'unchanged' | 'applied'; changeId: null } | { outcome: 'pending'; changeId: string };

interface Row {
  kind: ChangeKind;
  target: string;
  before: ChangeState;
  wanted: ChangeState;
  state: string;
  requested_by_id: string;
}

const PENDING = `SELECT id, wanted FROM permission_changes WHERE kind = $1 AND target = $2 AND state = 'pending' FOR UPDATE`;
const ADD = `INSERT INTO permission_changes (id, kind, target, before, wanted, reason, requested_by_kind, requested_by_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const LOCK = 'SELECT kind, target, before, wanted, state, requested_by_id FROM permission_changes WHERE id = $1 FOR UPDATE';
const DECIDE = `UPDATE permission_changes
  SET state = $2, decided_by_kind = $3, decided_by_id = $4, decided_at = now(), decision_reason = $5 WHERE id = $1`;

/**
 * 权限变更 — what gives or takes permissions is asked for by one person and takes effect when another approves. All changes come one after
 * the other, so that no two of them together give somebody what neither would alone.
 */
@Injectable()
export class PermissionChanges {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly subjects: Subjects,
    private readonly duties: Duties,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /**
   * Part of the caller's unit of work. The last word counts: whatever else was asked for the same target is withdrawn.
   * @throws AUTH.DUTIES_EXCLUDE and what the subject refuses, where changes take effect at once
   */
  async ask({ kind, target, wanted, reason }: AskedChange, by: Administrator): Promise<AskOutcome> {
    await this.lockAll();
    const subject = this.subjects.of(kind);
    const before = await subject.current(target);
    const [pending] = await this.database.query<{ id: string; wanted: ChangeState }>(PENDING, [kind, target]);
    if (pending && sameState(pending.wanted, wanted)) return { outcome: 'pending', changeId: pending.id };
    if (pending) await this.decide(pending.id, 'withdrawn', by, 'another change was asked for');
    if (sameState(before, wanted)) return { outcome: 'unchanged', changeId: null };
    if (!needsSecondPerson(this.config)) {
      await this.applyApart({ kind, target, wanted }, by);
      return { outcome: 'applied', changeId: null };
    }
    const id = uuidv7();
    await this.database.query(ADD, [id, kind, target, JSON.stringify(before), JSON.stringify(wanted), reason, by.kind, by.id]);
    return { outcome: 'pending', changeId: id };
  }

  /**
   * @throws AUTH.CHANGE_NOT_FOUND, AUTH.CHANGE_DECIDED, AUTH.SECOND_PERSON_NEEDED, AUTH.OWN_PERMISSIONS, AUTH.CHANGE_OVERTAKEN,
   * AUTH.DUTIES_EXCLUDE and what the subject refuses
   */
  approve(id: string, by: Administrator, reason: string, key: IdempotentRequest): Promise<DecidedChange> {
    return this.decided(id, 'approved', by, reason, key, async (change) => {
      if (await isSamePerson(this.database, by.id, [change.requested_by_id])) throw secondPersonNeeded();
      const subject = this.subjects.of(change.kind);
      const concerned = await subject.accountsOf(change.target, change.wanted);
      if (await isSamePerson(this.database, by.id, concerned)) throw ownPermissions();
      if (!sameState(await subject.current(change.target), change.before)) throw changeOvertaken();
      await this.applyApart(change, by);
    });
  }

  /** @throws AUTH.CHANGE_NOT_FOUND, AUTH.CHANGE_DECIDED */
  reject(id: string, by: Administrator, reason: string, key: IdempotentRequest): Promise<DecidedChange> {
    return this.decided(id, 'rejected', by, reason, key, () => Promise.resolve());
  }

  /** By whoever may ask. @throws AUTH.CHANGE_NOT_FOUND, AUTH.CHANGE_DECIDED */
  withdraw(id: string, by: Administrator, reason: string, key: IdempotentRequest): Promise<DecidedChange> {
    return this.decided(id, 'withdrawn', by, reason, key, () => Promise.resolve());
  }

  /** What is asked for a target is pointless now. Part of the caller's unit of work. */
  async drop(kind: ChangeKind, target: string, by: Administrator, reason: string): Promise<void> {
    const [pending] = await this.database.query<{ id: string }>(PENDING, [kind, target]);
    if (pending) await this.decide(pending.id, 'withdrawn', by, reason);
  }

  private decided(
    id: string,
    state: DecidedChange['state'],
    by: Administrator,
    reason: string,
    key: IdempotentRequest,
    effect: (change: Row) => Promise<void>,
  ): Promise<DecidedChange> {
    const work = async (): Promise<DecidedChange> => {
      await this.lockAll();
      const [change] = await this.database.query<Row & Record<string, unknown>>(LOCK, [id]);
      if (!change) throw changeNotFound();
      if (change.state !== 'pending') throw changeDecided();
      await effect(change);
      await this.decide(id, state, by, reason);
      return { id, state };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** Nobody holds permissions afterwards that exclude one another, who did not before. */
  private async applyApart({ kind, target, wanted }: Pick<AskedChange, 'kind' | 'target' | 'wanted'>, by: Administrator): Promise<void> {
    const before = await this.duties.conflicts();
    await this.subjects.of(kind).apply(target, wanted, by);
    for (const holder of await this.duties.conflicts()) if (!before.has(holder)) throw dutiesExclude();
  }

  private async decide(id: string, state: string, by: Administrator, reason: string): Promise<void> {
    await this.database.query(DECIDE, [id, state, by.kind, by.id, reason]);
  }

  private async lockAll(): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
  }
}
