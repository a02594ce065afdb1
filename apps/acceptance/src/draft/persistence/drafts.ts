import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import type { Actor } from '@yiwang/event-core';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import {
  contentText,
  fileRefsOf,
  itemsOf,
  ownersOf,
  type Draft,
  type DraftContent,
  type DraftField,
  type DraftKind,
  type SubmittedAs,
} from '../domain/draft.js';
import { draftNotFound, tooManyDrafts } from '../domain/draft.errors.js';

interface Row {
  id: string;
  owner: string;
  kind: DraftKind;
  version: number;
  item_codes: string[];
  content_sealed: string | null;
  prefilled: DraftField[];
  created_by: Actor;
  created_at: Date;
  changed_at: Date;
  expires_at: Date;
  submitted_as: SubmittedAs | null;
}

/** Of a person, and of a counter at which many people are filed for. */
const MOST = { own: 50, counter: 1_000 } as const;
const DAY_MS = 86_400_000;
const PURGED_AT_ONCE = 500;

const COLUMNS =
  'id, owner, kind, version, item_codes, content_sealed, prefilled, created_by, created_at, changed_at, expires_at, submitted_as';
const WITHOUT_CONTENT = COLUMNS.replace('content_sealed', 'NULL AS content_sealed');
/** Two at the same moment may both be the last one; nobody is harmed by one draft more. */
const COUNT =
  'SELECT count(*)::int AS n FROM (SELECT 1 FROM drafts WHERE owner = $1 AND submitted_as IS NULL AND expires_at > $2 LIMIT $3) AS open_drafts';
const INSERT = `
  INSERT INTO drafts (id, owner, kind, version, item_codes, content_sealed, file_refs, prefilled, created_by, created_at, changed_at, expires_at)
  VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $9, $10)`;
const UPDATE = `
  UPDATE drafts SET version = $2, item_codes = $3, content_sealed = $4, file_refs = $5, prefilled = $6, changed_at = $7, expires_at = $8
  WHERE id = $1`;
const SUBMITTED = `
  UPDATE drafts SET version = version + 1, content_sealed = NULL, file_refs = '{}', prefilled = '[]', submitted_as = $2, changed_at = $3
  WHERE id = $1`;
const FIND = `SELECT ${COLUMNS} FROM drafts WHERE id = $1 AND owner = $2 AND expires_at > $3`;
const DELETE = 'DELETE FROM drafts WHERE id = $1';
/** Not in portions: who may have fifty open has no thousands of submitted ones in the days that those are kept. */
const DELETE_ALL = 'DELETE FROM drafts WHERE owner = ANY($1::text[])';
const LIST = `
  SELECT ${WITHOUT_CONTENT} FROM drafts WHERE owner = $1 AND id < $2::uuid AND expires_at > $3 ORDER BY id DESC LIMIT $4`;
const PURGE = `
  DELETE FROM drafts WHERE id = ANY (ARRAY(
    SELECT id FROM drafts WHERE expires_at <= $1 ORDER BY expires_at LIMIT ${PURGED_AT_ONCE} FOR UPDATE SKIP LOCKED)) RETURNING 1`;
const RECORD = `
  INSERT INTO draft_readings (draft_id, at, actor_kind, actor_id, actor_org, client_id) VALUES ($1, $2, $3, $4, $5, $6)`;

const context = (id: string): string => `draft:${id}`;

/** 暂存申请 at rest, sealed. Whose they are is part of every question: another's draft does not exist. */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** A new draft; its day of expiry. @throws ACCEPTANCE.TOO_MANY_DRAFTS */
  async add(draft: Pick<Draft, 'id' | 'owner' | 'kind' | 'prefilled' | 'createdBy'> & { content: DraftContent }): Promise<Draft> {
    const now = this.clock.now();
    const most = draft.owner.startsWith('counter:') ? MOST.counter : MOST.own;
    const [count] = await this.database.query<{ n: number }>(COUNT, [draft.owner, now.toISOString(), most]);
    if (count!.n >= most) throw tooManyDrafts();
    const itemCodes = itemsOf(draft.kind, draft.content).map(({ itemCode }) => itemCode);
    const added: Draft = {
      ...draft,
      version: 1,
      itemCodes,
      createdAt: now,
      changedAt: now,
      expiresAt: this.expiryFrom(now),
      submittedAs: null,
    };
    await this.database.write(INSERT, [
      draft.id,
      draft.owner,
      draft.kind,
      itemCodes,
      this.seal(draft.id, draft.content),
      fileRefsOf(draft.kind, draft.content),
      JSON.stringify(draft.prefilled),
      JSON.stringify(draft.createdBy),
      now.toISOString(),
      added.expiresAt.toISOString(),
    ]);
    return added;
  }

  /** @throws ACCEPTANCE.DRAFT_NOT_FOUND */
  find(id: string, owner: string): Promise<Draft> {
    return this.one(FIND, id, owner);
  }

  /** Locks it for a change. @throws ACCEPTANCE.DRAFT_NOT_FOUND */
  lock(id: string, owner: string): Promise<Draft> {
    return this.one(`${FIND} FOR UPDATE`, id, owner);
  }

  /** Saves other content, as its next version; the time until it expires begins anew. */
  async save(draft: Draft, content: DraftContent, prefilled = draft.prefilled): Promise<Draft> {
    const now = this.clock.now();
    const itemCodes = itemsOf(draft.kind, content).map(({ itemCode }) => itemCode);
    const saved = { ...draft, version: draft.version + 1, itemCodes, content, prefilled, changedAt: now, expiresAt: this.expiryFrom(now) };
    await this.database.write(UPDATE, [
      draft.id,
      saved.version,
      itemCodes,
      this.seal(draft.id, content),
      fileRefsOf(draft.kind, content),
      JSON.stringify(prefilled),
      now.toISOString(),
      saved.expiresAt.toISOString(),
    ]);
    return saved;
  }

  /** What it said is in the case now, and nowhere else; what it became is kept as long as the draft would have been. */
  markSubmitted(id: string, as: SubmittedAs): Promise<void> {
    return this.database.write(SUBMITTED, [id, JSON.stringify(as), this.clock.now().toISOString()]);
  }

  discard(id: string): Promise<void> {
    return this.database.write(DELETE, [id]);
  }

  /** Of an account that is closed; what counters began stays theirs. In a unit of work. */
  discardAllOf(accountId: string): Promise<void> {
    return this.database.write(DELETE_ALL, [ownersOf(accountId)]);
  }

  /** Without their content, newest first. */
  async list(owner: string, before: string, limit: number): Promise<Draft[]> {
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [owner, before, this.clock.now().toISOString(), limit]);
    return rows.map((row) => this.toDraft(row));
  }

  /** Puts on record that it was read in clear. */
  recordReading(id: string, { kind, id: actorId, orgCode }: Actor, clientId: string): Promise<void> {
    return this.database.write(RECORD, [id, this.clock.now().toISOString(), kind, actorId, orgCode ?? null, clientId]);
  }

  /** Takes away a bounded number of those that have expired; says whether there may be more. */
  async purge(): Promise<boolean> {
    return (await this.database.query(PURGE, [this.clock.now().toISOString()])).length === PURGED_AT_ONCE;
  }

  private async one(sql: string, id: string, owner: string): Promise<Draft> {
    const [row] = await this.database.query<Row & Record<string, unknown>>(sql, [id, owner, this.clock.now().toISOString()]);
    if (!row) throw draftNotFound();
    return this.toDraft(row);
  }

  private toDraft(row: Row): Draft {
    return {
      id: row.id,
      owner: row.owner,
      kind: row.kind,
      version: row.version,
      itemCodes: row.item_codes,
      content: row.content_sealed === null ? null : (JSON.parse(this.cipher.decrypt(row.content_sealed, context(row.id))) as DraftContent),
      prefilled: row.prefilled,
      createdBy: row.created_by,
      createdAt: row.created_at,
      changedAt: row.changed_at,
      expiresAt: row.expires_at,
      submittedAs: row.submitted_as,
    };
  }

  private seal(id: string, content: DraftContent): string {
    return this.cipher.encrypt(contentText(content), context(id));
  }

  private expiryFrom(now: Date): Date {
    return new Date(now.getTime() + this.config.DRAFT_DAYS * DAY_MS);
  }
}
