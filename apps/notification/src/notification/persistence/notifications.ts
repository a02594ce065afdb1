import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import type { RetrySchedule } from '../domain/backoff.js';
import type { Claimed, Intent, SkipReason } from '../domain/notification.js';
import * as sql from './notification.sql.js';

interface ClaimedRow extends Record<string, unknown> {
  id: string;
  event_id: string;
  event_type: string;
  rule_code: string;
  recipient: string;
  case_no: string;
  facts: Record<string, string>;
  template_code: string;
  language: string;
  version: number;
  attempts: number;
  contact_sealed: string | null;
  text_sealed: string | null;
}

/** What is sent, and to which number. */
export interface Composed {
  to: string;
  text: string;
}

/** 通知 in the database. Numbers and texts are encrypted, each bound to its row, and kept until nothing is to be sent. Whatever a worker settles, it must still hold. */
@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** In the unit of work of the event; what is there already stays as it is. */
  async add(intents: readonly Intent[], at: Date): Promise<void> {
    if (intents.length === 0) return;
    const column = <K extends keyof Intent>(name: K): Intent[K][] => intents.map((intent) => intent[name]);
    await this.database.write(sql.ADD, [
      column('id'),
      column('eventId'),
      column('eventType'),
      column('ruleCode'),
      column('recipient'),
      column('caseNo'),
      intents.map(({ facts }) => JSON.stringify(facts)),
      column('templateCode'),
      column('language'),
      at.toISOString(),
    ]);
  }

  /** Takes what is due and held by no other worker, for as long as an attempt may last. */
  async claim(limit: number, leaseMs: number): Promise<Claimed[]> {
    const rows = await this.database.query<ClaimedRow>(sql.CLAIM, [limit, leaseMs]);
    return rows.map((row) => ({
      id: row.id,
      eventId: row.event_id,
      eventType: row.event_type,
      ruleCode: row.rule_code,
      recipient: row.recipient,
      caseNo: row.case_no,
      facts: row.facts,
      templateCode: row.template_code,
      language: row.language,
      version: row.version,
      attempts: row.attempts,
      contactSealed: row.contact_sealed,
      textSealed: row.text_sealed,
    }));
  }

  /** What an earlier attempt has composed: a repeated message must be the same one. */
  composed({ id, contactSealed, textSealed }: Claimed): Composed | undefined {
    if (contactSealed === null || textSealed === null) return undefined;
    return { to: this.cipher.decrypt(contactSealed, contactOf(id)), text: this.cipher.decrypt(textSealed, textOf(id)) };
  }

  /** Says whether this worker still holds the message: otherwise another sends it. */
  keep({ id, version }: Claimed, { to, text }: Composed, masked: string, templateVersion: number): Promise<boolean> {
    const sealed = [this.cipher.encrypt(to, contactOf(id)), this.cipher.encrypt(text, textOf(id))];
    return this.changed(sql.KEEP, [id, version, masked, ...sealed, templateVersion]);
  }

  sent({ id, version }: Claimed, channel: string, at: Date): Promise<boolean> {
    return this.changed(sql.SENT, [id, version, channel, at.toISOString()]);
  }

  skipped({ id, version }: Claimed, reason: SkipReason): Promise<boolean> {
    return this.changed(sql.SKIPPED, [id, version, reason]);
  }

  /** `waitMs` undefined parks it. */
  failed({ id, version }: Claimed, error: string, waitMs: number | undefined): Promise<boolean> {
    return this.changed(sql.FAILED, [id, version, error, waitMs ?? null]);
  }

  /** In a unit of work: one for each officer takes its place. */
  async expand({ id, version }: Claimed, intents: readonly Intent[], at: Date): Promise<void> {
    if (await this.changed(sql.EXPANDED, [id, version])) await this.add(intents, at);
  }

  async schedule(): Promise<RetrySchedule> {
    const rows = await this.database.query<{ attempt: number; wait_ms: number }>(sql.SCHEDULE);
    return new Map(rows.map((row) => [row.attempt, row.wait_ms]));
  }

  private async changed(text: string, params: unknown[]): Promise<boolean> {
    return (await this.database.query(text, params)).length === 1;
  }
}

const contactOf = (id: string): string => `notification:${id}:contact`;
const textOf = (id: string): string => `notification:${id}:text`;
