import { createHash } from 'node:crypto';
import { withProgress } from '@yiwang/progress';
import pg from 'pg';
import { measuredOf, type Measured } from '../load.ts';
import { superuserUrl, type Target } from '../target.ts';

const PEOPLE = 2_000_000;
const LOOKS = 5_000;

const SEED = `
  WITH n AS (SELECT gen_random_uuid() AS id, i FROM generate_series(1, $1::int) i), u AS (
    INSERT INTO users (id, created_at) SELECT id, now() FROM n
  ), a AS (
    INSERT INTO accounts (id, user_id, kind, real_name_level) SELECT id, id, 'person', 3 FROM n
  )
  INSERT INTO person_identities (user_id, role, name_encrypted, name_masked, number_encrypted, number_hash, number_masked)
  SELECT id, 'self', 'k1.' || repeat('x', 60), '*某', 'k1.' || repeat('x', 64), 'bench-' || encode(sha256(i::text::bytea), 'base64'), '3****************X'
    FROM n`;
const LEFT = `
  WITH i AS (DELETE FROM person_identities WHERE number_hash LIKE 'bench-%' RETURNING user_id),
       a AS (DELETE FROM accounts WHERE user_id IN (SELECT user_id FROM i))
  DELETE FROM users WHERE id IN (SELECT user_id FROM i)`;
/** As the service looks for the user of a number. */
const FIND = `SELECT a.id FROM person_identities i JOIN accounts a ON a.user_id = i.user_id AND a.kind = 'person'
  WHERE i.number_hash = $1 AND i.role = 'self'`;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** 按证件号查找: among two million people. Told is the plan, too; a table that is read whole is an error. */
export async function findByNumberWorkload(target: Target, log: (line: string) => void): Promise<Measured> {
  const database = new pg.Client({ connectionString: superuserUrl(target, 'auth') });
  await database.connect();
  try {
    await withProgress('two million people', {}, async () => {
      await database.query('SET session_replication_role = replica');
      await database.query(SEED, [PEOPLE]);
      await database.query('VACUUM (ANALYZE) users, accounts, person_identities');
    });
    const hashOf = (n: number): string => `bench-${createHash('sha256').update(String(n)).digest('base64')}`;
    const { rows } = await database.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${FIND}`, [
      hashOf(77),
    ]);
    const plan = rows[0]!['QUERY PLAN'][0].Plan;
    const nodes = nodesOf(plan);
    for (const node of nodes)
      log(`  ${node['Node Type']}${node['Index Name'] === undefined ? '' : ` by ${node['Index Name']}`}: ${node['Actual Rows']} rows`);
    log(`  ${plan['Shared Hit Blocks'] + plan['Shared Read Blocks']} pages in all`);
    const walks = nodes.filter((node) => /Seq Scan|Bitmap/.test(node['Node Type']));

    const times: number[] = [];
    let missed = walks.length;
    const began = performance.now();
    for (let n = 0; n < LOOKS; n++) {
      const at = performance.now();
      const found = await database.query({ name: 'find', text: FIND, values: [hashOf(1 + ((n * 7919) % PEOPLE))] });
      times.push(performance.now() - at);
      if (found.rowCount !== 1) missed++;
    }
    return measuredOf(times, (performance.now() - began) / 1000, missed);
  } finally {
    await withProgress('they are forgotten again', {}, () => database.query(LEFT)).catch(() => undefined);
    await database.end();
  }
}
