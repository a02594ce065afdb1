import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { Officer } from '../domain/worker.js';
import type { MoveKind, Turn } from '../domain/turn.js';
import { WorkRepository } from '../domain/work.repository.js';
import { workClosed } from '../domain/workbench.errors.js';
import type { WorkDetail } from '../http/workbench.schema.js';
import { taskNotFound } from '../../plan/domain/plan.errors.js';

const TASK = 'SELECT 1 FROM tasks WHERE id = $1 AND org_code = $2';
const MOVES = `
  SELECT * FROM (
    SELECT sequence, turn_id, kind, link, by_id, by_name, on_behalf_of, on_behalf_name, to_id, to_name, to_link, reason, at
    FROM work_moves WHERE task_id = $1 ORDER BY sequence DESC LIMIT 500
  ) latest ORDER BY sequence`;

interface MoveRow extends Record<string, unknown> {
  turn_id: string;
  kind: MoveKind;
  link: string;
  by_id: string;
  by_name: string;
  on_behalf_of: string | null;
  on_behalf_name: string | null;
  to_id: string | null;
  to_name: string | null;
  to_link: string | null;
  reason: string | null;
  at: Date;
}

/** 办理过程 of a task in its organisation: the links, where it stands, whose turn it is and was. */
@Injectable()
export class ShowWork {
  constructor(
    private readonly database: Database,
    private readonly works: WorkRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.TASK_NOT_FOUND, DISPATCH.WORK_CLOSED for a task that never was in the workbench */
  async execute(taskId: string, principal: Principal): Promise<WorkDetail> {
    const [task] = await this.database.query(TASK, [taskId, principal.orgCode ?? null]);
    if (!task) throw taskNotFound();
    const work = (await this.works.load([taskId])).get(taskId);
    if (!work) throw workClosed();
    const moves = await this.database.query<MoveRow>(MOVES, [taskId]);
    const { links, open, processId, caseNo, taskDueAt } = work.snapshot;
    const now = this.clock.now();
    return {
      taskId,
      caseNo,
      open,
      processId,
      link: work.link.code,
      taskDueAt: taskDueAt.toISOString(),
      links: links.map((link) => ({ ...link, countersign: [...link.countersign], apartFrom: [...link.apartFrom] })),
      turns: work.allTurns.map((turn) => toTurnDetail(turn, now)),
      moves: moves.map(toMove),
    };
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const toTurnDetail = (turn: Turn, now: Date): WorkDetail['turns'][number] => ({
  turnId: turn.id,
  visit: turn.visit,
  link: turn.link,
  linkName: turn.linkName,
  kind: turn.kind,
  post: turn.post,
  holder: turn.holder,
  beganAt: turn.beganAt.toISOString(),
  claimedAt: iso(turn.claimedAt),
  dueAt: turn.dueAt.toISOString(),
  overdue: (turn.endedAt ?? now) > turn.dueAt,
  endedAt: iso(turn.endedAt),
  ending: turn.ending,
  doneBy: turn.doneBy,
  onBehalfOf: turn.onBehalfOf,
  opinion: turn.opinion,
  agrees: turn.agrees,
});

const officer = (id: string | null, name: string | null): Officer | null => (id === null ? null : { id, name: name ?? id });

const toMove = (row: MoveRow): WorkDetail['moves'][number] => ({
  turnId: row.turn_id,
  kind: row.kind,
  link: row.link,
  by: { id: row.by_id, name: row.by_name },
  onBehalfOf: officer(row.on_behalf_of, row.on_behalf_name),
  to: officer(row.to_id, row.to_name),
  toLink: row.to_link,
  reason: row.reason,
  at: row.at.toISOString(),
});
