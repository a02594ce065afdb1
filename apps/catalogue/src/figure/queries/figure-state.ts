import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';

const MOST_BEHIND = 100_000;
const MOST_RECOUNTS = 20;

export const Recount = z
  .object({
    id: z.uuid(),
    requestedBy: z.string(),
    requestedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable().describe('null: waits, or runs'),
    versions: z.int().nullable().describe('comings and goings of versions that were counted'),
    failure: z.string().nullable(),
  })
  .meta({ id: 'FigureRecount' });
export type Recount = z.infer<typeof Recount>;

export const FigureState = z
  .object({
    behind: z.int().describe(`changes of versions that are not yet in the figures; counted up to ${MOST_BEHIND}`),
    recounts: z.array(Recount).describe('the latest first'),
  })
  .meta({ id: 'FigureState' });
export type FigureState = z.infer<typeof FigureState>;

export interface RecountRow extends Record<string, unknown> {
  id: string;
  requestedBy: string;
  requestedAt: Date;
  finishedAt: Date | null;
  versions: number | null;
  failure: string | null;
}

export const RECOUNT_COLUMNS = `id, requested_by AS "requestedBy", requested_at AS "requestedAt", finished_at AS "finishedAt",
  versions::float8 AS versions, failure`;

export const recountOf = ({ id, requestedBy, requestedAt, finishedAt, versions, failure }: RecountRow): Recount => ({
  ...{ id, requestedBy, requestedAt: requestedAt.toISOString() },
  ...{ finishedAt: finishedAt?.toISOString() ?? null, versions, failure },
});

/** How far the figures are behind the library, for operators. */
@Injectable()
export class ReadFigureState {
  constructor(private readonly db: Database) {}

  async execute(): Promise<FigureState> {
    const [queue, recounts] = await Promise.all([
      this.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM item_figure_changes LIMIT ${MOST_BEHIND}) AS queue`),
      this.db.query<RecountRow>(
        `SELECT ${RECOUNT_COLUMNS} FROM figure_recounts ORDER BY requested_at DESC, id DESC LIMIT ${MOST_RECOUNTS}`,
      ),
    ]);
    return { behind: queue[0]!.n, recounts: recounts.map(recountOf) };
  }
}
