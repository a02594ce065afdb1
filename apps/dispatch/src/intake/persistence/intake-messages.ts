import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CaseNo } from '@yiwang/event-core';
import type { ErrorText } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { mappingTooLong } from '../../mapping/mapping.errors.js';
import { PastMessages } from '../../mapping/past-messages.js';
import { messageForgotten } from '../intake.errors.js';
import type { ItemLimit, SystemMessage } from '../system-message.js';

export type MessageState = 'applied' | 'waiting' | 'late' | 'refused';

/** One message as it lies in the table. */
export interface StoredMessage {
  readonly id: string;
  readonly systemId: string;
  /** Null once its time of keeping is over. */
  readonly sealed: string | null;
  readonly content: string;
  readonly caseNo: string | null;
  readonly state: MessageState;
  readonly code: string | null;
  readonly text: ErrorText | null;
  readonly receivedAt: Date;
  readonly waitUntil: Date | null;
  /** The items that whoever said it was limited to; null where he was not. */
  readonly itemCodes: readonly string[] | null;
}

/** What became of one message. */
export interface Settlement {
  readonly state: MessageState;
  readonly code: string | null;
  readonly text: ErrorText | null;
  readonly adjusted: boolean;
  readonly taskId: string | null;
  readonly caseNo: string | null;
  /** Of a waiting one. */
  readonly waitSeconds: number;
}

interface Standing extends Record<string, unknown> {
  readonly outdated: boolean;
  readonly ahead: boolean;
}

/** One that is to be tried again. */
export interface DueMessage extends Record<string, unknown> {
  readonly id: string;
  readonly systemId: string;
  readonly type: string;
}

/** One that is new, as it was taken. */
interface NewMessage {
  readonly id: string;
  readonly message: SystemMessage;
  readonly rule: { readonly rank: number };
  readonly limit: ItemLimit;
}

export type MessageKey = Pick<SystemMessage, 'externalId' | 'type' | 'version'>;

const COLUMNS = `id, system_id AS "systemId", sealed, content, case_no AS "caseNo", state, code, text, received_at AS "receivedAt", wait_until AS "waitUntil",
  item_codes AS "itemCodes"`;
const FIND = `SELECT ${COLUMNS} FROM intake_messages WHERE system_id = $1 AND external_id = $2 AND type = $3 AND version = $4`;
const BY_ID = `SELECT ${COLUMNS} FROM intake_messages WHERE id = $1`;
/**
 * Waiting again: looked at ever more seldom if nobody rings, and once more when its time is over; a change of the case, of what waits before
 * it or of the mapping brings it at once.
 */
const LOOK_AGAIN = `
  greatest(least(wait_until, now() + least(interval '10 minutes', interval '30 seconds' * 2 ^ least(attempts - 1, 6))), now() + interval '1 second')`;
/** Before all that is due by its time. */
const AT_ONCE = 'to_timestamp(0)';
/** At first soon: what it waits for may have come while it was put down. */
const ADD = `
  INSERT INTO intake_messages (id, system_id, external_id, type, version, task_id, case_no, at, content, sealed, state, code, text, adjusted, rank,
    item_codes, wait_until, next_attempt_at, settled_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text, $12, $13, $14, $15, $16::text[],
    CASE WHEN $11::text = 'waiting' THEN now() + make_interval(secs => $17) END,
    CASE WHEN $11::text = 'waiting' THEN now() + interval '1 second' END, CASE WHEN $11::text <> 'waiting' THEN now() END)`;
/** Only of one that has not taken effect: two that settle it at once must not both do. */
const LOCK_UNSETTLED = "SELECT id FROM intake_messages WHERE id = $1 AND state IN ('waiting', 'refused') FOR UPDATE";
const REPLAYED_BY = 'UPDATE intake_messages SET replayed_by = $2 WHERE id = $1';
/** What was called up while it was being tried is tried again at once: it may have been too early by as little. */
const SETTLE = `
  UPDATE intake_messages SET state = $2::text, code = $3, text = $4, adjusted = $5, task_id = coalesce($6::uuid, task_id),
    case_no = coalesce($7::text, case_no),
    attempts = attempts + 1,
    next_attempt_at = CASE WHEN $2::text <> 'waiting' THEN NULL WHEN next_attempt_at = ${AT_ONCE} THEN next_attempt_at ELSE ${LOOK_AGAIN} END,
    wait_until = CASE WHEN $2::text = 'waiting' THEN wait_until END, settled_at = CASE WHEN $2::text <> 'waiting' THEN now() END
  WHERE id = $1 AND state IN ('waiting', 'refused')`;
/** outdated: a later version has taken effect; one that waits may yet come to nothing. ahead: in the order of the case, which its messages need not have come in. */
const STANDING = `
  SELECT
    EXISTS (SELECT 1 FROM intake_messages
      WHERE system_id = $2 AND external_id = $6 AND type = $7 AND version > $8 AND state IN ('applied', 'late')) AS outdated,
    EXISTS (SELECT 1 FROM intake_messages
      WHERE case_no = $1 AND system_id = $2 AND state = 'waiting' AND wait_until > now() AND id <> $3 AND (rank < $4 OR rank = $4 AND at < $5)) AS ahead`;
/** A few of each system, so that what one sends wrongly in great numbers keeps nobody else's waiting. */
const CLAIM = `
  UPDATE intake_messages SET next_attempt_at = now() + interval '20 seconds'
  WHERE id IN (
    SELECT w.id FROM intake_messages w
    WHERE w.id = ANY(ARRAY(
        SELECT due.id FROM department_systems s CROSS JOIN LATERAL (
          SELECT m.id, m.next_attempt_at FROM intake_messages m
          WHERE m.system_id = s.id AND m.state = 'waiting' AND m.next_attempt_at <= now() ORDER BY m.next_attempt_at LIMIT $2
        ) due ORDER BY due.next_attempt_at LIMIT $1))
      AND w.state = 'waiting' AND w.next_attempt_at <= now()
    FOR UPDATE SKIP LOCKED)
  RETURNING id, system_id AS "systemId", type, rank, at, sequence`;
const CALL_UP = `UPDATE intake_messages SET next_attempt_at = ${AT_ONCE} WHERE case_no = ANY($1) AND state = 'waiting' AND next_attempt_at > ${AT_ONCE}`;
const CALL_UP_UNREAD = `
  UPDATE intake_messages SET next_attempt_at = ${AT_ONCE} WHERE system_id = $1 AND type = $2 AND state = 'waiting' AND code = $3`;
const CROWDED = "SELECT 1 FROM intake_messages WHERE system_id = $1 AND state = 'waiting' OFFSET $2 LIMIT 1";
const CHANGED = 'UPDATE intake_messages SET changed_count = changed_count + 1, changed_at = now() WHERE id = $1';

/** Their names and outcomes stay, so that a repeat is still known. */
const FORGET = `
  UPDATE intake_messages SET sealed = NULL
  WHERE id IN (SELECT id FROM intake_messages WHERE sealed IS NOT NULL AND settled_at < $1 ORDER BY settled_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id`;

const UNREAD = mappingTooLong().code;
const placeOf = (id: string): string => `intake-message:${id}`;

/** 报文台账 — every message that came, sealed, with what became of it. */
@Injectable()
export class IntakeMessages extends PastMessages {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async find(systemId: string, { externalId, type, version }: MessageKey): Promise<StoredMessage | undefined> {
    return (await this.database.query<StoredMessage & Record<string, unknown>>(FIND, [systemId, externalId, type, version]))[0];
  }

  async byId(id: string): Promise<StoredMessage | undefined> {
    return (await this.database.query<StoredMessage & Record<string, unknown>>(BY_ID, [id]))[0];
  }

  /** What a message says, as a keyed hash: a repeat says the same. When it was sent is no part of it. */
  contentOf({ taskId, caseNo, body }: SystemMessage): string {
    return this.cipher.lookupHash(createHash('sha256').update(canonical({ taskId, caseNo, body })).digest('hex'));
  }

  /** In a unit of work. Breaks the constraint `intake_messages_once` when the message is there already. */
  add(systemId: string, { id, message, rule, limit }: NewMessage, settled: Settlement): Promise<void> {
    const sealed = this.cipher.encrypt(JSON.stringify(message), placeOf(id));
    return this.database.write(ADD, [
      id,
      systemId,
      message.externalId,
      message.type,
      message.version,
      settled.taskId ?? message.taskId ?? null,
      settled.caseNo ?? listedCaseNo(message),
      message.at,
      this.contentOf(message),
      sealed,
      settled.state,
      settled.code,
      settled.text && JSON.stringify(settled.text),
      settled.adjusted,
      rule.rank,
      limit.itemCodes ? [...limit.itemCodes] : null,
      settled.waitSeconds,
    ]);
  }

  /** @throws DISPATCH.MESSAGE_FORGOTTEN */
  open({ id, sealed }: Pick<StoredMessage, 'id' | 'sealed'>): SystemMessage {
    if (sealed === null) throw messageForgotten();
    return JSON.parse(this.cipher.decrypt(sealed, placeOf(id))) as SystemMessage;
  }

  /** Whether it has not taken effect; locked then. After the case, never before it: who changes a case locks that first. */
  async lockUnsettled(id: string): Promise<boolean> {
    return (await this.database.query(LOCK_UNSETTLED, [id])).length > 0;
  }

  settle(id: string, { state, code, text, adjusted, taskId, caseNo }: Settlement): Promise<void> {
    return this.database.write(SETTLE, [id, state, code, text && JSON.stringify(text), adjusted, taskId, caseNo]);
  }

  /** An official had it tried again. */
  noteReplay(id: string, by: string): Promise<void> {
    return this.database.write(REPLAYED_BY, [id, by]);
  }

  /** How a message stands to the others of its system: out of date, or behind one that waits and has to come before it. */
  async standing(caseNo: string, systemId: string, self: { id: string; rank: number }, message: SystemMessage): Promise<Standing> {
    const { externalId, type, version, at } = message;
    const [row] = await this.database.query<Standing>(STANDING, [caseNo, systemId, self.id, self.rank, at, externalId, type, version]);
    return row!;
  }

  /** Whether as many of the system wait as may. */
  async crowded(systemId: string, most: number): Promise<boolean> {
    return (await this.database.query(CROWDED, [systemId, most - 1])).length > 0;
  }

  /** It was said again, with something else in it. */
  noteChanged(id: string): Promise<void> {
    return this.database.write(CHANGED, [id]);
  }

  /** Those that are due, in the order in which they have to be tried; left to this worker for a while. */
  async claimDue(limit: number, ofSystem: number): Promise<DueMessage[]> {
    const rows = await this.database.query<DueMessage & { rank: number; at: Date; sequence: string }>(CLAIM, [limit, ofSystem]);
    return rows.sort((a, b) => a.rank - b.rank || a.at.getTime() - b.at.getTime() || Number(BigInt(a.sequence) - BigInt(b.sequence)));
  }

  override async bodyOf(systemId: string, messageId: string): Promise<unknown> {
    const stored = await this.byId(messageId);
    return stored?.systemId === systemId && stored.sealed !== null ? (this.open(stored).body ?? null) : undefined;
  }

  override callUpUnread(systemId: string, type: string): Promise<void> {
    return this.database.write(CALL_UP_UNREAD, [systemId, type, UNREAD]);
  }

  /** Forgets what messages said that were settled before; returns how many there were. */
  async forget(before: Date, limit: number): Promise<number> {
    return (await this.database.query(FORGET, [before, limit])).length;
  }

  /** What waits for something of these cases is looked at again; in the unit of work that changes them. */
  callUp(caseNos: readonly string[]): Promise<void> {
    return this.database.write(CALL_UP, [caseNos]);
  }
}

/** What is no case number may be anything, also a name: it is kept sealed only. */
const listedCaseNo = ({ caseNo }: SystemMessage): string | null => (CaseNo.safeParse(caseNo).success ? caseNo! : null);

/** The same text for the same content, in whatever order its members stand. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
