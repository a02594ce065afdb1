import type { Desk } from './desk.ts';
import { tableOf } from './format.ts';

export interface AlertsCommand {
  name: 'alerts';
  level?: string;
  limit: number;
}

export const ALERT_LEVELS = ['warning', 'yellow', 'red'] as const;

/** 安全告警: what the rules of monitoring find too much. @returns the exit code @throws ApiProblem */
export async function alerts({ level, limit, json }: AlertsCommand & { json: boolean }, desk: Desk): Promise<number> {
  const query = { limit: Math.min(limit, 100), ...(level !== undefined && { level: level as (typeof ALERT_LEVELS)[number] }) };
  const items = [];
  for await (const item of desk.client.each('/api/v1/supervision/security/alerts', { query })) if (items.push(item) >= limit) break;
  if (json) desk.out(JSON.stringify({ items }, null, 2));
  else if (items.length === 0) desk.out('no alerts');
  else {
    const rows = items.map((one) => [one.level, one.ruleCode, one.gathered, one.count, one.firstAt, one.lastAt, one.message.en]);
    for (const line of tableOf(['level', 'rule', 'of', 'most', 'first', 'last', 'says'], rows, desk.screen)) desk.out(line);
    if (items.length >= limit) desk.out(`the first ${limit}; more with --limit`);
  }
  return 0;
}
