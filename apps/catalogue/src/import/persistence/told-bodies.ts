import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { toldBodyChanged } from '../domain/import.errors.js';
import type { BodiesByText, ToldBody } from '../domain/told-body.js';

/** 机构代码对照 — a row of it. */
export interface ToldBodyEntry extends ToldBody {
  told: string;
  name: string;
  /** 依据. */
  basis: string;
  changedBy: string;
  changedAt: Date;
}

const COLUMNS =
  'told, org_code AS "orgCode", region_code AS "regionCode", name, basis, changed_by AS "changedBy", changed_at AS "changedAt"';

/** 机构代码对照 — which body a source means by what its lines tell. */
@Injectable()
export class ToldBodies {
  constructor(private readonly db: Database) {}

  /** Of a source, the bodies that these texts stand for. */
  async of(source: string, texts: readonly string[]): Promise<BodiesByText> {
    const rows = await this.db.query<ToldBody & { told: string }>(
      'SELECT told, org_code AS "orgCode", region_code AS "regionCode" FROM told_bodies WHERE source = $1 AND told = ANY ($2)',
      [source, texts],
    );
    return new Map(rows.map(({ told, orgCode, regionCode }) => [told, { orgCode, regionCode }]));
  }

  /** In the order of the texts, `most` that come after `after`. */
  list(source: string, after: string, most: number): Promise<ToldBodyEntry[]> {
    return this.db.query<ToldBodyEntry & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM told_bodies WHERE source = $1 AND told > $2 ORDER BY told LIMIT $3`,
      [source, after, most],
    );
  }

  /** Held until the unit of work ends. */
  async lock(source: string, told: string): Promise<ToldBody | undefined> {
    const [row] = await this.db.query<ToldBody & Record<string, unknown>>(
      'SELECT org_code AS "orgCode", region_code AS "regionCode" FROM told_bodies WHERE source = $1 AND told = $2 FOR UPDATE',
      [source, told],
    );
    return row;
  }

  /** @throws CATALOGUE.TOLD_BODY_CHANGED when somebody else adds it in the same moment */
  async add(source: string, entry: ToldBodyEntry): Promise<void> {
    await this.db.write(
      `INSERT INTO told_bodies (source, told, org_code, region_code, name, basis, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      valuesOf(source, entry),
      { rows: 1, otherwise: toldBodyChanged },
    );
  }

  /** One that is locked. */
  async change(source: string, entry: ToldBodyEntry): Promise<void> {
    await this.db.write(
      `UPDATE told_bodies SET (org_code, region_code, name, basis, changed_by, changed_at) = ($3, $4, $5, $6, $7, $8)
       WHERE source = $1 AND told = $2`,
      valuesOf(source, entry),
      { rows: 1 },
    );
  }

  /** One that is locked. */
  async remove(source: string, told: string): Promise<void> {
    await this.db.write('DELETE FROM told_bodies WHERE source = $1 AND told = $2', [source, told], { rows: 1 });
  }
}

const valuesOf = (source: string, { told, orgCode, regionCode, name, basis, changedBy, changedAt }: ToldBodyEntry): unknown[] => [
  source,
  told,
  orgCode,
  regionCode,
  name,
  basis,
  changedBy,
  changedAt,
];
