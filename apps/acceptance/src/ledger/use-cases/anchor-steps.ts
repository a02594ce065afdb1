import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { anchorHash, ROOT, sealContext } from '../anchor.js';

/** Steps under one anchor: checking it again reads so many. */
const MOST_STEPS = 20_000;

const LOOK = `
  SELECT coalesce((SELECT max(id) FROM case_steps), 0)::text AS top, pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
    pg_snapshot_xmax(pg_current_snapshot())::text AS xmax`;
const TAKE = `SELECT pg_try_advisory_xact_lock(hashtext('acceptance.ledger-anchors')) AS mine`;
const LAST = `SELECT no, to_id AS "toId", encode(hash, 'hex') AS hash FROM ledger_anchors ORDER BY no DESC LIMIT 1`;
const PORTION = `
  SELECT max(id)::text AS "toId", count(*)::int AS steps, ${ROOT} AS root
  FROM (SELECT id, hash FROM case_steps WHERE id > $1 AND id <= $2 ORDER BY id LIMIT ${MOST_STEPS}) AS portion`;
const INSERT = `
  INSERT INTO ledger_anchors (no, from_id, to_id, steps, root, hash, seal, at)
  VALUES ($1, $2, $3, $4, decode($5, 'hex'), decode($6, 'hex'), $7, $8)`;

/** How far the ledger reached at an earlier look, and which transaction had not begun then. */
interface Mark {
  top: string;
  xmax: bigint;
}

/**
 * 锚定 — puts new steps under an anchor: a digest of them in the order of their ids, linked to the anchor before, sealed with the
 * service's key. Whoever could rewrite whole chains, or cut off their ends, cannot forge it. Ids are drawn before they are committed, so
 * only what was there at an earlier look is anchored, once nobody is left who was writing then.
 */
@Injectable()
export class AnchorSteps {
  private mark: Mark | undefined;

  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Returns whether there is more to anchor at once. */
  async execute(): Promise<boolean> {
    const [look] = await this.database.query<{ top: string; xmin: string; xmax: string }>(LOOK);
    const now = { top: look!.top, xmax: BigInt(look!.xmax) };
    this.mark ??= now;
    if (now === this.mark || BigInt(look!.xmin) < this.mark.xmax) return false;
    const { top } = this.mark;
    const more = await this.uow.run(() => this.anchorUpTo(top));
    if (!more) this.mark = now;
    return more;
  }

  private async anchorUpTo(top: string): Promise<boolean> {
    const [lock] = await this.database.query<{ mine: boolean }>(TAKE);
    if (!lock!.mine) return false;
    const [last] = await this.database.query<{ no: number; toId: string; hash: string }>(LAST);
    const [portion] = await this.database.query<{ toId: string | null; steps: number; root: string }>(PORTION, [last?.toId ?? '0', top]);
    const { toId, steps, root } = portion!;
    if (toId === null) return false;
    const anchor = { no: (last?.no ?? 0) + 1, fromId: String(BigInt(last?.toId ?? 0) + 1n), toId, steps, root, at: this.clock.now() };
    const hash = anchorHash(last?.hash ?? null, anchor);
    const seal = this.cipher.encrypt(hash, sealContext(anchor.no));
    await this.database.write(INSERT, [anchor.no, anchor.fromId, toId, steps, root, hash, seal, anchor.at.toISOString()]);
    return steps === MOST_STEPS;
  }
}
