import { Injectable } from '@nestjs/common';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { SecurityAlertFilter, SecurityAlertView } from '../http/security.schema.js';

const Position = z.object({ at: CursorTime, r: z.string().max(40), g: z.string().max(100), d: z.iso.date() });

/** Few: rules make alerts of many facts. */
const LATEST = `
  SELECT a.rule_code AS "ruleCode", a.level, a.gathered, a.day::text AS day, a.count, a.first_at, a.last_at, r.message_zh AS zh, r.message_en AS en
    FROM security_alerts a JOIN security_rules r ON r.rule_code = a.rule_code
   WHERE (a.last_at, a.rule_code, a.gathered, a.day) < ($1::timestamptz, $2, $3, $4::date) AND ($5::text IS NULL OR a.level = $5)
   ORDER BY a.last_at DESC, a.rule_code DESC, a.gathered DESC, a.day DESC LIMIT $6`;

type Row = Omit<SecurityAlertView, 'firstAt' | 'lastAt' | 'message'> & { first_at: Date; last_at: Date; zh: string; en: string };

/** 安全告警列表 — the latest first. */
@Injectable()
export class ListSecurityAlerts {
  constructor(private readonly database: Database) {}

  /** @throws HTTP.CURSOR_INVALID */
  async execute({ cursor, limit, level }: SecurityAlertFilter): Promise<Page<SecurityAlertView>> {
    const after = decodeCursor(Position, cursor);
    const params = [after?.at ?? 'infinity', after?.r ?? '', after?.g ?? '', after?.d ?? 'infinity', level ?? null, limit + 1];
    const rows = await this.database.query<Row>(LATEST, params);
    const cursorOf = (last: Row): string =>
      encodeCursor({ at: last.last_at.toISOString(), r: last.ruleCode, g: last.gathered, d: last.day });
    const { items, next } = page(rows, limit, cursorOf);
    return { items: items.map(toView), next };
  }
}

const toView = ({ first_at, last_at, zh, en, ...alert }: Row): SecurityAlertView => ({
  ...alert,
  firstAt: first_at.toISOString(),
  lastAt: last_at.toISOString(),
  message: { zh, en },
});
