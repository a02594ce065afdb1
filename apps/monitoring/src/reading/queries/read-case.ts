import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { caseUnknown } from '../../monitoring.errors.js';
import type { CaseView, ClockView, TimelineEntry } from '../http/supervision.schema.js';
import { caseInScope, scopeParams, type ReadingScope } from '../reading-scope.js';
import { CARD_COLUMNS, cardView, type CardRow } from './card-row.js';
import { ListGaps } from './list-gaps.js';

interface EntryRow extends Omit<TimelineEntry, 'at' | 'actor'> {
  at: Date;
  actorKind: string | null;
  actorId: string | null;
  actorOrg: string | null;
}

interface ClockRow extends Omit<ClockView, 'startedAt' | 'dueAt' | 'warnAt' | 'stoppedAt'> {
  startedAt: Date;
  dueAt: Date;
  warnAt: Date;
  stoppedAt: Date | null;
}

const CASE = `
  SELECT c.case_no AS "caseNo", c.item_code AS "itemCode", c.org_code AS "orgCode", c.region_code AS "regionCode"
  FROM cases c WHERE c.case_no = $1 AND ${caseInScope(2)}`;

const TIMELINE = `
  SELECT event_id AS "eventId", source, sequence, type, at, actor_kind AS "actorKind", actor_id AS "actorId", actor_org AS "actorOrg",
    org_code AS "orgCode", task_id AS "taskId", data
  FROM timeline WHERE case_no = $1 ORDER BY at, source, sequence`;

const CLOCKS = `
  SELECT kind, task_id AS "taskId", org_code AS "orgCode", started_at AS "startedAt", due_at AS "dueAt", warn_at AS "warnAt",
    stopped_at AS "stoppedAt", state, provisional
  FROM clocks WHERE case_no = $1 ORDER BY started_at, kind, started_by`;

const CARDS = `SELECT ${CARD_COLUMNS} FROM cards WHERE case_no = $1 ORDER BY issued_at, card_id`;

/** A fact and what it does to the clocks are committed together; read by statements of several moments they would contradict each other. */
const OF_ONE_MOMENT = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY';

/** 办件监察档案 — everything monitoring has on one case, if it lies in the reader's jurisdiction. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly gaps: ListGaps,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError MONITORING.CASE_NOT_FOUND, also for a case outside the scope */
  execute(caseNo: string, scope: ReadingScope): Promise<CaseView> {
    return this.uow.run(async () => {
      await this.database.query(OF_ONE_MOMENT);
      return this.read(caseNo, scope);
    });
  }

  private async read(caseNo: string, scope: ReadingScope): Promise<CaseView> {
    const [found] = await this.database.query<Pick<CaseView, 'caseNo' | 'itemCode' | 'orgCode' | 'regionCode'>>(CASE, [
      caseNo,
      ...scopeParams(scope),
    ]);
    if (found === undefined) throw caseUnknown();
    const entries = await this.database.query<EntryRow>(TIMELINE, [caseNo]);
    const clocks = await this.database.query<ClockRow>(CLOCKS, [caseNo]);
    const cards = await this.database.query<CardRow>(CARDS, [caseNo]);
    const gaps = await this.gaps.ofCase(caseNo);
    const now = this.clock.now();
    return {
      ...found,
      timeline: entries.map(entryView),
      clocks: clocks.map((row) => clockView(row, now)),
      cards: cards.map(cardView),
      gaps,
    };
  }
}

const entryView = ({ actorKind, actorId, actorOrg, at, ...row }: EntryRow): TimelineEntry => ({
  ...row,
  at: at.toISOString(),
  actor: actorKind === null || actorId === null ? null : { kind: actorKind, id: actorId, orgCode: actorOrg },
});

const clockView = ({ startedAt, dueAt, warnAt, stoppedAt, state, ...row }: ClockRow, now: Date): ClockView => ({
  ...row,
  startedAt: startedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  warnAt: warnAt.toISOString(),
  stoppedAt: stoppedAt?.toISOString() ?? null,
  state: state === 'running' && dueAt <= now ? 'breached' : state,
});
