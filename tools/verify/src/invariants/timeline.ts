import type { ServiceName } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** Services whose facts about cases monitoring records. */
export const SOURCES = ['acceptance', 'dispatch', 'evaluation', 'payment'] as const satisfies readonly ServiceName[];

interface Fact {
  event_id: string;
  key: string;
  type: string;
}

/** 监察时间线 */
export const timeline: Invariant = {
  name: 'timeline',
  rule: 'every fact of every service is in the timeline once, without a gap, and nothing else of its case',
  needs: ['acceptance', 'monitoring'],
  async check(databases) {
    const breaches: string[] = [];
    const entries = new Map<string, Fact[]>();
    const seen = new Set<string>();
    const recorded = await databases.rows<Fact & { source: string }>(
      'monitoring',
      'SELECT event_id, case_no AS key, source, type FROM timeline',
    );
    for (const entry of recorded) {
      if (seen.has(entry.event_id)) breaches.push(`${entry.key}: ${entry.type} is twice in the timeline`);
      seen.add(entry.event_id);
      const of = `${entry.source} ${entry.key}`;
      entries.set(of, [...(entries.get(of) ?? []), entry]);
    }
    let facts = 0;
    for (const source of SOURCES.filter((name) => databases.has(name))) {
      const told = await databases.rows<Fact & { first: boolean; sent: boolean }>(
        source,
        `SELECT event_id, key, type, payload::json ->> 'sequence' = '1' AS first, sent_at IS NOT NULL AS sent FROM outbox WHERE topic = $1`,
        [`${source}.events.v1`],
      );
      facts += told.length;
      const known = new Set(told.map(({ event_id }) => event_id));
      // What is not sent is the outboxes' matter.
      for (const { event_id, key, type, sent } of told)
        if (sent && !seen.has(event_id)) breaches.push(`${key}: ${type} is not in the timeline`);
      // Where the first fact of a case is still kept, so are the others.
      for (const { key } of told.filter(({ first }) => first))
        for (const { event_id, type } of entries.get(`${source} ${key}`) ?? [])
          if (!known.has(event_id)) breaches.push(`${key}: ${type} is in the timeline, and ${source} never said it`);
    }
    const gaps = await databases.rows<{ case_no: string; source: string; seen: number; highest: number }>(
      'monitoring',
      'SELECT case_no, source, seen, highest FROM case_sources WHERE seen <> highest',
    );
    for (const gap of gaps) breaches.push(`${gap.case_no}: ${gap.seen} facts of ${gap.source}, up to number ${gap.highest}`);
    const miscounted = await databases.rows<{ case_no: string; source: string; seen: number; n: number }>(
      'monitoring',
      `SELECT s.case_no, s.source, s.seen, count(t.*)::int AS n FROM case_sources s
       LEFT JOIN timeline t ON t.case_no = s.case_no AND t.source = s.source GROUP BY s.case_no, s.source HAVING count(t.*) <> s.seen`,
    );
    for (const { case_no, source, seen: counted, n } of miscounted)
      breaches.push(`${case_no}: ${n} facts of ${source}, counted as ${counted}`);
    return { checked: facts, breaches };
  },
};
