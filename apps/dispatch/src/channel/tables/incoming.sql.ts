import { KEYS, TAKEN_FORMS, type FormName, FORMS } from './forms.js';

/** A row that a department has offered. */
export interface OfferedRow {
  readonly form: FormName;
  readonly key: string;
  readonly projid: string | null;
  readonly arrival: string;
}

const UNDONE = `t.sync_status NOT IN ('S', 'E')`;

/** Cases of which a row could not be taken for our own sake: what came after it waits with it. */
export const heldCases = (schema: string): string =>
  TAKEN_FORMS.map(
    (form) => `SELECT t.projid FROM ${schema}.${form} t WHERE ${UNDONE} AND t.answer_state = 'failed' AND t.look_again_at > now()`,
  ).join(' UNION ');

/** The first rows that are due, in the order in which they were offered. */
export const offeredRows = (schema: string): string => `
  SELECT form, key, projid, arrival FROM (${FORMS.map(
    (form) => `
    (SELECT '${form}' AS form, t.${KEYS[form]} AS key, t.projid, t.arrival FROM ${schema}.${form} t
     WHERE ${UNDONE} AND (t.look_again_at IS NULL OR t.look_again_at <= now()) AND (t.projid IS NULL OR t.projid <> ALL ($1))
     ORDER BY t.arrival LIMIT $2)`,
  ).join(' UNION ALL ')}) offered ORDER BY arrival LIMIT $2`;

/** Bytes of a row: many times what its form can hold. */
const MOST_BYTES = 64 * 1024;
const BARE = `jsonb_build_object('projid', left(t.projid::text, 100), 'sync_status', t.sync_status, 'dataversion', t.dataversion)`;
/** What takes much room even when it is compressed is not unfolded to be measured. */
const WHOLE = `CASE WHEN pg_column_size(t.*) > ${MOST_BYTES} THEN NULL
  WHEN octet_length(to_jsonb(t)::text) > ${MOST_BYTES} THEN NULL ELSE to_jsonb(t) END`;

/**
 * Of whatever types the columns are. Nothing when the department is changing the row, has changed it, or another reader is at it. Of a form that
 * is not taken, only what the answer needs; no `row` when there is too much in it: a department may have columns of its own, of any size.
 */
export const lockRow = (schema: string, form: FormName): string => `
  SELECT ${TAKEN_FORMS.includes(form) ? WHOLE : BARE} AS row, ${BARE} AS bare, t.taken, t.tries FROM ${schema}.${form} t
  WHERE t.${KEYS[form]} = $1 AND t.arrival = $2 AND ${UNDONE} FOR UPDATE SKIP LOCKED`;

export const answerRow = (schema: string, form: FormName): string => `
  UPDATE ${schema}.${form} t SET sync_status = $2, answer_state = $3, answer_code = $4, answer_text = $5, answered_at = now(),
    answered_version = $6, taken = t.taken OR $7, look_again_at = NULL, tries = 0 WHERE t.${KEYS[form]} = $1`;

export const putOffRow = (schema: string, form: FormName): string => `
  UPDATE ${schema}.${form} t SET answer_state = $2, answer_code = $3, answer_text = $4, taken = t.taken OR $5, tries = t.tries + 1,
    look_again_at = now() + make_interval(secs => $6) WHERE t.${KEYS[form]} = $1`;

/** Something has come that others of the case may wait for. A row that the department is changing comes by itself. */
export const callUpRows = (schema: string, form: FormName): string => `
  UPDATE ${schema}.${form} SET look_again_at = now() + interval '1 second', tries = 0
  WHERE ${KEYS[form]} IN (
    SELECT t.${KEYS[form]} FROM ${schema}.${form} t
    WHERE t.projid = $1 AND ${UNDONE} AND t.answer_state = 'waiting' AND t.look_again_at > now() + interval '1 second' FOR UPDATE SKIP LOCKED)`;

/** Filings that the department has taken over since the last look. */
export const takenFilings = (schema: string): string => `
  SELECT t.projid, t.messageid FROM ${schema}.apasinfo t
  WHERE t.sync_status = 'S' AND t.noted IS DISTINCT FROM t.messageid ORDER BY t.projid LIMIT $1 FOR UPDATE SKIP LOCKED`;

const UNTAKEN = (schema: string): string => `
  FROM unnest($1::text[], $2::uuid[]) AS f(projid, messageid) JOIN ${schema}.notice m ON m.unid = f.messageid
  JOIN ${schema}.notice n ON n.projid = f.projid AND n.arrival <= m.arrival AND n.sync_status <> 'S'`;

/**
 * With the filing everything is taken over that it was written with or after. Nothing is waited for: a department may hold a notice and be about
 * to ask for the filing that we hold.
 */
export const takeNotices = (schema: string): string => `
  UPDATE ${schema}.notice SET sync_status = 'S' WHERE unid IN (SELECT n.unid ${UNTAKEN(schema)} FOR UPDATE OF n SKIP LOCKED)`;

/** Filings of which no notice is left; the others are looked at again. */
export const noteFilings = (schema: string): string => `
  UPDATE ${schema}.apasinfo t SET noted = t.messageid FROM unnest($1::text[], $2::uuid[]) AS taken(projid, messageid)
  WHERE t.projid = taken.projid AND t.messageid = taken.messageid AND t.projid NOT IN (SELECT n.projid ${UNTAKEN(schema)})`;

export const takenNotices = (schema: string): string => `
  SELECT n.unid FROM ${schema}.notice n
  WHERE n.sync_status = 'S' AND n.answered_at IS NULL AND (n.look_again_at IS NULL OR n.look_again_at <= now()) ORDER BY n.arrival LIMIT $1`;

export const lockNotice = (schema: string): string => `
  SELECT n.projid, n.taskid, n.type FROM ${schema}.notice n WHERE n.unid = $1 AND n.answered_at IS NULL FOR UPDATE SKIP LOCKED`;

export const answerNotice = (schema: string): string => `
  UPDATE ${schema}.notice SET answer_state = $2, answer_code = $3, answer_text = $4, answered_at = CASE WHEN $5 THEN now() END,
    look_again_at = CASE WHEN $5 THEN NULL ELSE now() + interval '30 seconds' END WHERE unid = $1`;
