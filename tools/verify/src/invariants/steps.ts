import { createHash } from 'node:crypto';
import { NOW, type Databases } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** Many pauses between two anchors: a step that was there so long ago and has none is one that nobody anchors. */
const LATE_MINUTES = 60;

interface AnchorRow {
  no: number;
  from_id: string;
  to_id: string;
  steps: number;
  root: string;
  hash: string;
  at: Date;
  steps_now: number;
  root_now: string | null;
}

/**
 * What each step's hash must be, written out here: a function of the database's own could be changed together with the rows. Who acted
 * stands in it as a digest.
 */
const UNLINKED = `
  SELECT case_no, min(seq) AS seq FROM (
    SELECT case_no, seq, hash, row_number() OVER w AS nth, sha256(convert_to(jsonb_build_array(
      encode(coalesce(lag(hash) OVER w, decode(repeat('00', 32), 'hex')), 'hex'), case_no, seq, kind,
      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_kind, encode(sha256(convert_to(actor_id, 'UTF8')), 'hex'),
      actor_org, detail)::text, 'UTF8')) AS due
    FROM case_steps WINDOW w AS (PARTITION BY case_no ORDER BY seq)
  ) AS linked
  WHERE hash <> due OR seq <> nth GROUP BY case_no ORDER BY case_no`;

const ANCHORS = `
  SELECT no, from_id::text, to_id::text, a.steps, encode(a.root, 'hex') AS root, encode(a.hash, 'hex') AS hash, at, steps_now, root_now
  FROM ledger_anchors a, LATERAL (
    SELECT count(*)::int AS steps_now, encode(sha256(string_agg(s.hash, ''::bytea ORDER BY id)), 'hex') AS root_now
    FROM case_steps s WHERE s.id BETWEEN a.from_id AND a.to_id
  ) AS now ORDER BY no`;

/** A step may tell of long ago; when it was added is known by the fact that went out with it. */
const BEHIND = `
  SELECT count(*) AS n FROM outbox o JOIN case_steps s ON s.case_no = o.key AND s.seq = 1
  WHERE o.topic = 'acceptance.events.v1' AND o.created_at < ${NOW} - interval '${LATE_MINUTES} minutes'
    AND o.payload::json ->> 'sequence' = '1' AND s.id > (SELECT coalesce(max(to_id), 0) FROM ledger_anchors)`;

/** 办件台账链 */
export const steps: Invariant = {
  name: 'steps',
  rule: 'every case has steps, each linked to the one before it, all of them are those that were anchored, and anchoring goes on',
  needs: ['acceptance'],
  async check(databases) {
    const unlinked = await databases.rows<{ case_no: string; seq: number }>('acceptance', UNLINKED);
    const breaches = unlinked.map(({ case_no, seq }) => `${case_no}: step ${seq} does not follow from what stands before it`);
    const silent = await databases.rows<{ case_no: string }>(
      'acceptance',
      'SELECT case_no FROM cases c WHERE NOT EXISTS (SELECT 1 FROM case_steps s WHERE s.case_no = c.case_no) ORDER BY case_no',
    );
    breaches.push(...silent.map(({ case_no }) => `${case_no} has no step`), ...(await anchorBreaches(databases)));
    return { checked: await databases.count('acceptance', 'SELECT count(*) AS n FROM case_steps'), breaches };
  },
};

/** Seals are the service's to verify, which has the key. */
async function anchorBreaches(databases: Databases): Promise<string[]> {
  const breaches: string[] = [];
  const behind = await databases.count('acceptance', BEHIND);
  if (behind > 0) breaches.push(`${behind} cases were filed more than ${LATE_MINUTES} minutes ago, and nobody has anchored their steps`);
  let previous: { hash: string | null; toId: bigint } = { hash: null, toId: 0n };
  for (const anchor of await databases.rows<AnchorRow>('acceptance', ANCHORS)) {
    const { no, from_id, to_id, root, hash, at } = anchor;
    if (anchor.steps !== anchor.steps_now || root !== anchor.root_now)
      breaches.push(`anchor ${no}: ${anchor.steps} steps were anchored, and the ${anchor.steps_now} that are there are not the same`);
    const content = JSON.stringify([previous.hash, no, from_id, to_id, anchor.steps, root, at.toISOString()]);
    if (BigInt(from_id) !== previous.toId + 1n || createHash('sha256').update(content).digest('hex') !== hash)
      breaches.push(`anchor ${no} does not continue the one before it`);
    previous = { hash, toId: BigInt(to_id) };
  }
  return breaches;
}
