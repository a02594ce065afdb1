import { FINAL_STATUSES } from '../../case/domain/case-status.js';
import { takenIn } from '../../case/persistence/case-access.js';
import type { Anchor, WorkSelection } from './work-selection.js';

export interface WorkStatement {
  sql: string;
  params: unknown[];
}

/** Numbers the parameters in the order in which a text asks for them. */
class Params {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/**
 * What narrows a selection. On the ways over many cases a clause stands there only where something is asked for, since without it the
 * index alone answers; a body and an item have few, so theirs is one text. All in all there are few enough to stay prepared.
 */
function filtersOf(s: WorkSelection, params: Params): string[] {
  const clauses = [`c.work_at >= ${params.add(s.dueFrom, 'timestamptz')}`, `c.work_at < ${params.add(s.dueTo, 'timestamptz')}`];
  const few = s.anchor === 'authority' || s.anchor === 'item';
  if (few || s.filedFrom !== '-infinity' || s.filedTo !== 'infinity') {
    // What has ended is ordered by when it was filed, so that a period is a range of the index.
    const filed = s.ended ? 'c.work_at' : 'c.submitted_at';
    clauses.push(`${filed} >= ${params.add(s.filedFrom, 'timestamptz')}`, `${filed} < ${params.add(s.filedTo, 'timestamptz')}`);
  }
  const add = (column: string, value: string | null, type: string): void => {
    if (!few && value === null) return;
    const given = params.add(value, type);
    clauses.push(few ? `(${given} IS NULL OR c.${column} = ${given})` : `c.${column} = ${given}`);
  };
  add('channel', s.channel, 'text');
  add('accepted_by', s.acceptedBy, 'accepting_party');
  if (few) add('deciding_org', s.orgCode, 'text');
  return clauses;
}

/** The windows' regions by their prefix, in a form that leads no index: the way is another's, and this only leaves out. */
function inRegion({ regionFrom, regionTo }: WorkSelection, params: Params): string {
  const from = params.add(regionFrom, 'text');
  return `left(c.window_region, length(${from})) BETWEEN ${from} AND ${params.add(regionTo, 'text')}`;
}

function inReach({ reach }: WorkSelection, params: Params): string {
  const [officer, counter] = [params.add(reach.officerOrg, 'text'), params.add(reach.windowOrg, 'text')];
  const [from, to] = [params.add(reach.windowRegions?.from ?? null, 'text'), params.add(reach.windowRegions?.to ?? null, 'text')];
  return `(c.deciding_org = ${officer} OR c.received_org = ${counter} OR (c.window_region >= ${from} AND c.window_region < ${to})
        OR (c.deciding_region >= ${from} AND c.deciding_region < ${to}))`;
}

/** Nothing where the counter is not registered: then the way over its region asks for nothing but the index. */
function inScope({ reach, narrowed }: WorkSelection, params: Params): string[] {
  return narrowed ? [takenIn(params.add(reach.officerOrg, 'text'), params.add(reach.windowOrg, 'text'))] : [];
}

/** Where an anchor leads. The windows' regions lie within the reach already; body and item are found wherever they were received. */
function placeOf(s: WorkSelection, params: Params): string[] {
  const anchors: Readonly<Record<Anchor, () => string[]>> = {
    region: () => ['c.window_region = r.code'],
    everywhere: () => [inRegion(s, params)],
    authority: () => [`c.deciding_org = ${params.add(s.orgCode, 'text')}`, inRegion(s, params), inReach(s, params)],
    item: () => [`c.item_code = ${params.add(s.itemCode, 'text')}`, inRegion(s, params), inReach(s, params)],
  };
  return [...anchors[s.anchor](), ...inScope(s, params)];
}

/** Walks by the index from one region of the subtree to the next that has cases, so that the cost is theirs and not the subtree's. */
function regionsOf({ anchor, regionFrom, regionTo }: WorkSelection, params: Params): string {
  if (anchor !== 'region') return '';
  const [from, to] = [params.add(regionFrom, 'text'), params.add(regionTo, 'text')];
  return `RECURSIVE regions (code) AS (
    (SELECT window_region FROM cases WHERE window_region >= ${from} AND window_region < ${to} ORDER BY window_region LIMIT 1)
    UNION ALL
    SELECT (SELECT c.window_region FROM cases c WHERE c.window_region > r.code AND c.window_region < ${to} ORDER BY c.window_region LIMIT 1)
    FROM regions r WHERE r.code IS NOT NULL
  )`;
}

const eachRegion = (anchor: Anchor): string => (anchor === 'region' ? 'regions r CROSS JOIN ' : '');
const thatIsOne = (anchor: Anchor): string => (anchor === 'region' ? 'WHERE r.code IS NOT NULL' : '');

/**
 * Where a page begins: no earlier than its bounds do, since the index is entered at the position. Times are texts of one form here, which
 * stand in their order, and so do the infinities.
 */
function beginOf(s: WorkSelection, [at, no]: readonly [string, string]): readonly [string, string] {
  if (!s.ended) return at < s.dueFrom ? [s.dueFrom, ''] : [at, no];
  const until = s.filedTo < s.dueTo ? s.filedTo : s.dueTo;
  return at > until ? [until, ''] : [at, no];
}

/** A page of keys, each status of each region by its own index range, then the rows of that page alone. */
export function pageOf(s: WorkSelection, after: readonly [string, string], limit: number, columns: string): WorkStatement {
  const params = new Params();
  const direction = s.ended ? 'DESC' : 'ASC';
  const regions = regionsOf(s, params);
  const statuses = params.add(s.statuses, 'case_status[]');
  const [at, no] = beginOf(s, after);
  const position = `(c.work_at, c.case_no) ${s.ended ? '<' : '>'} (${params.add(at, 'timestamptz')}, ${params.add(no, 'text')})`;
  const clauses = [...placeOf(s, params), 'c.status = s.status', position, ...filtersOf(s, params)].join(' AND ');
  const most = params.add(limit, 'int');
  const order = (of: string): string => `ORDER BY ${of}.work_at ${direction}, ${of}.case_no ${direction} LIMIT ${most}`;
  const sql = `
  WITH ${regions === '' ? '' : `${regions}, `}picked AS MATERIALIZED (
    SELECT p.work_at, p.case_no FROM ${eachRegion(s.anchor)}unnest(${statuses}) AS s (status) CROSS JOIN LATERAL (
      SELECT c.work_at, c.case_no FROM cases c WHERE ${clauses} ${order('c')}
    ) p ${thatIsOne(s.anchor)} ${order('p')}
  )
  SELECT ${columns} FROM picked p JOIN cases c USING (case_no) ORDER BY p.work_at ${direction}, case_no ${direction}`;
  return { sql, params: params.values };
}

/** Of each status: all, what is overdue at `now`, what is due before `soon`; each counted to `most` and no further. */
export function countsOf(s: WorkSelection, { now, soon, most }: { now: string; soon: string; most: number }): WorkStatement {
  const params = new Params();
  const regions = regionsOf(s, params);
  const statuses = params.add(s.statuses, 'case_status[]');
  const clauses = [...placeOf(s, params), 'c.status = s.status', ...filtersOf(s, params)].join(' AND ');
  const [at, until, limit] = [params.add(now, 'timestamptz'), params.add(soon, 'timestamptz'), params.add(most, 'int')];
  const ended = params.add(FINAL_STATUSES, 'case_status[]');
  const count = (more: string): string => `(
      SELECT count(*)::int FROM (
        SELECT 1 FROM ${eachRegion(s.anchor)}LATERAL (SELECT 1 FROM cases c WHERE ${clauses}${more} LIMIT ${limit}) p
        ${thatIsOne(s.anchor)} LIMIT ${limit}
      ) counted
    )`;
  // No clock runs against anybody in a case that has ended.
  const open = (more: string): string => `CASE WHEN s.status = ANY (${ended}) THEN 0 ELSE ${count(more)} END`;
  const sql = `
  ${regions === '' ? '' : `WITH ${regions}`}
  SELECT s.status, ${count('')} AS total, ${open(` AND c.work_at < ${at}`)} AS overdue,
    ${open(` AND c.work_at >= ${at} AND c.work_at < ${until}`)} AS due_soon
  FROM unnest(${statuses}) AS s (status)`;
  return { sql, params: params.values };
}
