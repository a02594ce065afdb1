import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { Occasion, RatingTurn } from '@yiwang/events-evaluation';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { handlingNotFound } from '../domain/handling.errors.js';
import { viewerOf } from '../domain/handling-viewer.js';
import type { HandlingDetail } from '../http/handling.schema.js';
import { reachableBy, reachParams } from '../persistence/handling-access.js';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from './handling-views.js';

const ONE = `
  SELECT ${SUMMARY_COLUMNS}, h.rating_id, i.occasion, r.turn, r.tags, h.complexity, h.attempts, h.reached, h.version
  FROM handlings h JOIN ratings r ON r.id = h.rating_id JOIN invitations i ON i.id = h.invitation_id
  WHERE h.id = $1 AND ${reachableBy(2)}`;
const STEPS = 'SELECT kind, at, actor_kind, actor_org, outcome, note_id FROM handling_steps WHERE handling_id = $1 ORDER BY id';

interface DetailRow extends SummaryRow {
  rating_id: string;
  occasion: Occasion;
  turn: RatingTurn;
  tags: string[];
  complexity: 'simple' | 'complex';
  attempts: number;
  reached: boolean;
  version: number;
}

interface StepRow {
  kind: string;
  at: Date;
  actor_kind: string;
  actor_org: string | null;
  outcome: string | null;
  note_id: string | null;
}

/** A handling case with its steps. Who did a step is told by kind and organisation; what anybody wrote is read elsewhere, on record. */
@Injectable()
export class ShowHandling {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws EVALUATION.HANDLING_NOT_FOUND */
  async execute(handlingId: string, principal: Principal): Promise<HandlingDetail> {
    const [row] = await this.database.query<DetailRow>(ONE, [handlingId, ...reachParams(viewerOf(principal))]);
    if (!row) throw handlingNotFound();
    const steps = await this.database.query<StepRow & Record<string, unknown>>(STEPS, [handlingId]);
    return {
      ...toSummary(row, this.clock.now()),
      ratingId: row.rating_id,
      occasion: row.occasion,
      turn: row.turn,
      tags: row.tags,
      complexity: row.complexity,
      attempts: row.attempts,
      reached: row.reached,
      version: row.version,
      steps: steps.map(({ kind, at, actor_kind, actor_org, outcome, note_id }) => ({
        kind,
        at: at.toISOString(),
        by: { kind: actor_kind, orgCode: actor_org },
        outcome,
        noteId: note_id,
      })),
    };
  }
}
