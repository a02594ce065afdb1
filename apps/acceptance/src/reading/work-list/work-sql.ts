import type { Anchor, WorkSelection } from './work-selection.js';

/**
 * Every statement takes the same parameters: statuses, bounds of the due date, of the filing time, channel, accepting party, deciding
 * body, item, windows' regions; then three of its own, then the reach where it asks for that. Texts are few, so that they stay prepared.
 */
const FILTERS = `c.work_at >= $2::timestamptz AND c.work_at < $3::timestamptz
      AND c.submitted_at >= $4::timestamptz AND c.submitted_at < $5::timestamptz
      AND ($6::text IS NULL OR c.channel = $6) AND ($7::text IS NULL OR c.accepted_by = $7::accepting_party)
      AND ($8::text IS NULL OR c.deciding_org = $8) AND ($9::text IS NULL OR c.item_code = $9)`;
const IN_REGION = 'c.window_region >= $10::text AND c.window_region < $11::text';
const IN_REACH = `(c.deciding_org = $15::text OR c.received_org = $16::text
        OR (c.window_region >= $17::text AND c.window_region < $18::text) OR (c.deciding_region >= $17::text AND c.deciding_region < $18::text))`;
/** Parameters of a selection; a statement's own begin after them. */
const SHARED = 11;
type Own = readonly [unknown, unknown, unknown];

export const paramsOf = (s: WorkSelection, own: Own): unknown[] => [
  s.statuses,
  s.dueFrom,
  s.dueTo,
  s.filedFrom,
  s.filedTo,
  s.channel,
  s.acceptedBy,
  s.orgCode,
  s.itemCode,
  s.regionFrom,
  s.regionTo,
  ...own,
  ...(ASKS_REACH.includes(s.anchor) ? reachOf(s) : []),
];
const reachOf = ({ reach }: WorkSelection): unknown[] => [
  reach.officerOrg,
  reach.windowOrg,
  reach.windowRegions?.from ?? null,
  reach.windowRegions?.to ?? null,
];

/** Which cases an anchor leads to. The windows' regions lie within the reach already; body and item are found wherever they were received. */
const CONDITION: Readonly<Record<Anchor, string>> = {
  region: 'c.window_region = r.code',
  everywhere: IN_REGION,
  authority: `c.deciding_org = $8::text AND ${IN_REGION} AND ${IN_REACH}`,
  item: `c.item_code = $9::text AND ${IN_REGION} AND ${IN_REACH}`,
};

const ASKS_REACH: readonly Anchor[] = ['authority', 'item'];

/** Walks by the index from one region of the subtree to the next that has cases, so that the cost is theirs and not the subtree's. */
const REGIONS = `RECURSIVE regions (code) AS (
    (SELECT window_region FROM cases WHERE window_region >= $10::text AND window_region < $11::text ORDER BY window_region LIMIT 1)
    UNION ALL
    SELECT (SELECT c.window_region FROM cases c WHERE c.window_region > r.code AND c.window_region < $11::text
            ORDER BY c.window_region LIMIT 1)
    FROM regions r WHERE r.code IS NOT NULL
  )`;
const from = (anchor: Anchor): string => (anchor === 'region' ? 'regions r CROSS JOIN ' : '');
const where = (anchor: Anchor): string => (anchor === 'region' ? 'WHERE r.code IS NOT NULL' : '');
const begin = (anchor: Anchor): string => (anchor === 'region' ? `WITH ${REGIONS},` : 'WITH');
/** A clause that no status meets that was not asked for; the generic plan keeps the index range of each. */
const STATUSES = 'unnest($1::case_status[]) AS s (status)';

/** A page of keys, each status of each region by its own index range, then the rows of that page alone. */
export function pageSql(anchor: Anchor, ended: boolean, columns: string): string {
  const direction = ended ? 'DESC' : 'ASC';
  const after = `(c.work_at, c.case_no) ${ended ? '<' : '>'} ($${SHARED + 1}::timestamptz, $${SHARED + 2}::text)`;
  const order = (of: string): string => `ORDER BY ${of}.work_at ${direction}, ${of}.case_no ${direction} LIMIT $${SHARED + 3}`;
  return `
  ${begin(anchor)} picked AS MATERIALIZED (
    SELECT p.work_at, p.case_no FROM ${from(anchor)}${STATUSES} CROSS JOIN LATERAL (
      SELECT c.work_at, c.case_no FROM cases c
      WHERE ${CONDITION[anchor]} AND c.status = s.status AND ${after} AND ${FILTERS}
      ${order('c')}
    ) p ${where(anchor)} ${order('p')}
  )
  SELECT ${columns} FROM picked p JOIN cases c USING (case_no) ORDER BY p.work_at ${direction}, case_no ${direction}`;
}

/** Of each status: all, what is overdue at $12, what is due before $13; each counted to $14 and no further. */
export function countSql(anchor: Anchor): string {
  const count = (more: string): string => `(
      SELECT count(*)::int FROM (
        SELECT 1 FROM ${from(anchor)}LATERAL (
          SELECT 1 FROM cases c WHERE ${CONDITION[anchor]} AND c.status = s.status AND ${FILTERS}${more} LIMIT $${SHARED + 3}
        ) p ${where(anchor)} LIMIT $${SHARED + 3}
      ) counted
    )`;
  return `
  ${anchor === 'region' ? `WITH ${REGIONS}` : ''}
  SELECT s.status, ${count('')} AS total,
    ${count(` AND c.ended_at IS NULL AND c.work_at < $${SHARED + 1}::timestamptz`)} AS overdue,
    ${count(` AND c.ended_at IS NULL AND c.work_at >= $${SHARED + 1}::timestamptz AND c.work_at < $${SHARED + 2}::timestamptz`)} AS due_soon
  FROM ${STATUSES}`;
}
