import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { Audience, Rule } from '../domain/rule.js';

const ACTIVE = `
  SELECT code, event_type, condition, template_code, audience FROM notification_rules
  WHERE active AND event_type = ANY($1::text[]) ORDER BY code`;
const NEWEST = `
  SELECT version, text FROM templates WHERE code = $1 AND channel = 'sms' AND language = $2 ORDER BY version DESC LIMIT 1`;

interface RuleRow extends Record<string, unknown> {
  code: string;
  event_type: string;
  condition: Record<string, unknown>;
  template_code: string;
  audience: Audience;
}

export interface Template {
  version: number;
  text: string;
}

/** Rules and templates are read when they are needed, so that a change counts at once. */
@Injectable()
export class Rules {
  constructor(private readonly database: Database) {}

  async activeFor(eventTypes: readonly string[]): Promise<Rule[]> {
    const rows = await this.database.query<RuleRow>(ACTIVE, [eventTypes]);
    return rows.map((row) => ({
      code: row.code,
      eventType: row.event_type,
      condition: row.condition,
      templateCode: row.template_code,
      audience: row.audience,
    }));
  }

  /** The newest version of a text. */
  async template(code: string, language: string): Promise<Template | undefined> {
    const [row] = await this.database.query<{ version: number; text: string }>(NEWEST, [code, language]);
    return row;
  }
}
