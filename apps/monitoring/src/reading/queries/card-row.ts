import type { CardView } from '../http/supervision.schema.js';

export const CARD_COLUMNS = `card_id AS "cardId", case_no AS "caseNo", task_id AS "taskId", rule_code AS "ruleCode", level, kind,
  org_code AS "orgCode", region_code AS "regionCode", due_at AS "dueAt", issued_at AS "issuedAt", message_zh AS "messageZh",
  message_en AS "messageEn"`;

export interface CardRow extends Omit<CardView, 'dueAt' | 'issuedAt' | 'message'> {
  dueAt: Date;
  issuedAt: Date;
  messageZh: string;
  messageEn: string;
}

export const cardView = ({ messageZh, messageEn, dueAt, issuedAt, ...row }: CardRow): CardView => ({
  ...row,
  dueAt: dueAt.toISOString(),
  issuedAt: issuedAt.toISOString(),
  message: { zh: messageZh, en: messageEn },
});
