import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { Actor } from '@yiwang/event-core';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { RegionRange } from '@yiwang/standards';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import type { ClockMove } from '../../case/domain/case-clocks.js';
import type { Recount } from '../domain/recount.js';

/** So long after its last look at the calendars a request may still be under way. */
const UNDER_WAY_MS = 3_000;

const BEGIN = `
  INSERT INTO clock_recounts (id, publication, region, requested_by, requested_at, begins_at)
  VALUES ($1::uuid, $2::bigint, $3, $4::jsonb, $5::timestamptz, now() + $6::float8 * interval '1 millisecond')`;
/** In the order in which they were asked for; a worker that finds it locked leaves it to the one that has it. */
const CLAIM = `
  SELECT id, region, position FROM clock_recounts WHERE status = 'waiting' AND begins_at <= now()
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
const ADVANCE = `
  UPDATE clock_recounts SET position = $2, looked = looked + $3, moved = moved + $4, failed = failed + $5,
    status = CASE WHEN $6::boolean THEN 'done' ELSE 'waiting' END::recount_status, finished_at = CASE WHEN $6::boolean THEN $7::timestamptz END
  WHERE id = $1::uuid`;
const ADD_MOVES = `
  INSERT INTO clock_moves (recount_id, case_no, moves, problem)
  SELECT $1::uuid, * FROM unnest($2::text[], $3::jsonb[], $4::text[]) ON CONFLICT DO NOTHING`;
const COLUMNS = `id, publication::int AS publication, region, requested_by AS "requestedBy", requested_at AS "requestedAt", status,
  looked, moved, failed, finished_at AS "finishedAt"`;
const ONE = `SELECT ${COLUMNS} FROM clock_recounts WHERE id = $1::uuid`;
const LIST = `SELECT ${COLUMNS} FROM clock_recounts WHERE id < $1::uuid ORDER BY id DESC LIMIT $2`;
const MOVES = `
  SELECT m.case_no AS "caseNo", m.moves, m.problem FROM clock_moves m JOIN cases c ON c.case_no = m.case_no
  WHERE m.recount_id = $1::uuid AND m.case_no > $2 AND ($4::text IS NULL OR (c.deciding_region >= $4 AND c.deciding_region < $5))
  ORDER BY m.case_no LIMIT $3`;

export interface ClaimedRecount extends Record<string, unknown> {
  id: string;
  region: string | null;
  /** The last case number that was looked at. */
  position: string;
}

/** What became of one case. */
export interface Counted {
  caseNo: string;
  moves: ClockMove[];
  /** Code of what was in the way. */
  problem: string | null;
}

export interface Progress {
  position: string;
  looked: number;
  counted: readonly Counted[];
  done: boolean;
  at: Date;
}

/** 期限重算, as they stand. */
@Injectable()
export class Recounts {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /**
   * Begins a recount when no process counts by older calendars any more, so that no case is filed by them behind it.
   * @throws Error outside a unit of work
   */
  async begin(of: { publication: number | null; region: string | null; by: Actor; at: Date }): Promise<string> {
    const id = uuidv7();
    const delay = this.config.CALENDAR_FRESH_MS + UNDER_WAY_MS;
    await this.database.write(BEGIN, [id, of.publication, of.region, JSON.stringify(of.by), of.at.toISOString(), delay]);
    return id;
  }

  /** Takes the next recount for this unit of work. */
  async claim(): Promise<ClaimedRecount | undefined> {
    const [row] = await this.database.query<ClaimedRecount>(CLAIM);
    return row;
  }

  async advance(id: string, { position, looked, counted, done, at }: Progress): Promise<void> {
    const moved = counted.filter(({ problem }) => problem === null).length;
    if (counted.length > 0) {
      const columns = [
        counted.map((each) => each.caseNo),
        counted.map((each) => JSON.stringify(each.moves)),
        counted.map((each) => each.problem),
      ];
      await this.database.write(ADD_MOVES, [id, ...columns]);
    }
    await this.database.write(ADVANCE, [id, position, looked, moved, counted.length - moved, done, at.toISOString()]);
  }

  async one(id: string): Promise<Recount | undefined> {
    const [row] = await this.database.query<Recount & Record<string, unknown>>(ONE, [id]);
    return row;
  }

  list(before: string, limit: number): Promise<Recount[]> {
    return this.database.query<Recount & Record<string, unknown>>(LIST, [before, limit]);
  }

  /** Of cases that these regions decide; null for all. */
  moves(id: string, after: string, limit: number, regions: RegionRange | null): Promise<Counted[]> {
    return this.database.query<Counted & Record<string, unknown>>(MOVES, [id, after, limit, regions?.from ?? null, regions?.to ?? null]);
  }
}
