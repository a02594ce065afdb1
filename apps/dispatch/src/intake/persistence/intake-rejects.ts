import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { uuidv7, type AppError } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { messageForgotten, messageSettled } from '../intake.errors.js';

/** A record of a system's topic, as it came. */
export interface InboundRecord {
  /** Without the prefix of the installation. */
  readonly topic: string;
  readonly orgCode: string;
  /** Whose topic it is. */
  readonly clientId: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: string | null;
  /** 接入编码 of the header `system`, where there is one. */
  readonly systemCode: string | null;
}

const ADD = `
  INSERT INTO intake_rejects (id, org_code, system_id, topic, partition, record, code, text, sealed)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (topic, partition, record) DO NOTHING`;
const LOCK = 'SELECT id FROM intake_rejects WHERE id = $1 AND replayed_at IS NULL FOR UPDATE';
const BY_ID = 'SELECT id, sealed, replayed_at IS NOT NULL AS replayed FROM intake_rejects WHERE id = $1';
const NOTE = 'UPDATE intake_rejects SET message_id = $2, replayed_by = $3, replayed_at = now() WHERE id = $1 AND replayed_at IS NULL';
/** That there was a record, and why it was none of ours, stays. */
const FORGET = `
  UPDATE intake_rejects SET sealed = NULL
  WHERE id IN (SELECT id FROM intake_rejects WHERE sealed IS NOT NULL AND received_at < $1 ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id`;

const placeOf = (id: string): string => `intake-reject:${id}`;

/** 无法识别的记录 — kept sealed, since nobody knows what stands in it. */
@Injectable()
export class IntakeRejects {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** In a unit of work; a record that is here already stays as it is. */
  add(record: InboundRecord, systemId: string | null, { code, text }: AppError): Promise<void> {
    const id = uuidv7();
    const sealed = this.cipher.encrypt(JSON.stringify(record), placeOf(id));
    const { orgCode, topic, partition, offset } = record;
    return this.database.write(ADD, [id, orgCode, systemId, topic, partition, offset, code, JSON.stringify(text), sealed]);
  }

  /** Undefined where there is none. @throws DISPATCH.MESSAGE_SETTLED once it was replayed, DISPATCH.MESSAGE_FORGOTTEN */
  async find(id: string): Promise<InboundRecord | undefined> {
    const [row] = await this.database.query<{ id: string; sealed: string | null; replayed: boolean }>(BY_ID, [id]);
    if (!row) return undefined;
    if (row.replayed) throw messageSettled();
    if (row.sealed === null) throw messageForgotten();
    return JSON.parse(this.cipher.decrypt(row.sealed, placeOf(row.id))) as InboundRecord;
  }

  /** Forgets what stood in records that came before; returns how many there were. */
  async forget(before: Date, limit: number): Promise<number> {
    return (await this.database.query(FORGET, [before, limit])).length;
  }

  async lockOpen(id: string): Promise<boolean> {
    return (await this.database.query(LOCK, [id])).length > 0;
  }

  noteReplay(id: string, messageId: string, by: string): Promise<void> {
    return this.database.write(NOTE, [id, messageId, by]);
  }
}
