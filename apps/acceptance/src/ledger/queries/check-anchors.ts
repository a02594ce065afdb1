import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { anchorHash, ROOT, sealContext } from '../anchor.js';
import type { Anchor, AnchorQuery, CheckedAnchor } from '../http/ledger.schema.js';
import { anchorNotFound } from '../ledger.errors.js';

const Position = z.object({ no: z.int() });
const LAST_NO = 2_147_483_647;

const COLUMNS = `no, from_id::text AS "fromId", to_id::text AS "toId", steps, encode(root, 'hex') AS root, encode(hash, 'hex') AS hash, at`;
const LIST = `SELECT ${COLUMNS} FROM ledger_anchors WHERE no < $1 ORDER BY no DESC LIMIT $2`;
const CHECK = `
  SELECT ${COLUMNS}, seal, (SELECT encode(p.hash, 'hex') FROM ledger_anchors p WHERE p.no = a.no - 1) AS previous,
    coalesce((SELECT p.to_id FROM ledger_anchors p WHERE p.no = a.no - 1), 0)::text AS before,
    "stepsNow", "rootNow"
  FROM ledger_anchors a, LATERAL (
    SELECT count(*)::int AS "stepsNow", ${ROOT} AS "rootNow" FROM case_steps s WHERE s.id BETWEEN a.from_id AND a.to_id
  ) AS now
  WHERE no = $1`;

type Row = Omit<Anchor, 'at'> & { at: Date };
type CheckRow = Row & { seal: string; previous: string | null; before: string; stepsNow: number; rootNow: string | null };

const toAnchor = ({ no, fromId, toId, steps, root, hash, at }: Row): Anchor => ({
  ...{ no, fromId, toId, steps, root, hash },
  at: at.toISOString(),
});

/** 台账核验 — anchors, and whether the steps under one are still those that were anchored. */
@Injectable()
export class CheckAnchors {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** The newest first. */
  async list({ cursor, limit }: AnchorQuery): Promise<Page<Anchor>> {
    const before = decodeCursor(Position, cursor)?.no ?? LAST_NO;
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [before, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ no: last.no }));
    return { items: items.map(toAnchor), next };
  }

  /** @throws ACCEPTANCE.ANCHOR_NOT_FOUND */
  async check(no: number): Promise<CheckedAnchor> {
    const [row] = await this.database.query<CheckRow & Record<string, unknown>>(CHECK, [no]);
    if (!row) throw anchorNotFound();
    const problems: CheckedAnchor['problems'] = [];
    if (row.stepsNow !== row.steps || row.rootNow !== row.root) problems.push('stepsChanged');
    const continues = BigInt(row.fromId) === BigInt(row.before) + 1n && (no === 1 || row.previous !== null);
    if (!continues || anchorHash(row.previous, row) !== row.hash) problems.push('notLinked');
    if (this.opened(row) !== row.hash) problems.push('sealBroken');
    return { ...toAnchor(row), sound: problems.length === 0, problems };
  }

  private opened({ no, seal }: CheckRow): string | undefined {
    try {
      return this.cipher.decrypt(seal, sealContext(no));
    } catch {
      return undefined; // of another key, or of another place
    }
  }
}
