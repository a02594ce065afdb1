import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { holdFigures } from '../figure-lock.js';

const ROUND = 5000;
const ALL = 1_000_000_000;

/** What one version in force, or no longer in force, adds to the figures of its dimensions. */
const AMOUNTS = `
  SELECT 'all' AS dimension, '' AS value, t.sign::numeric AS amount
  UNION ALL SELECT 'category', t.category, t.sign
  UNION ALL SELECT 'star', t.star::text, t.sign
  UNION ALL SELECT 'grade', t.grade, t.sign
  UNION ALL SELECT 'depth', unnest(t.depths), t.sign
  UNION ALL SELECT 'element', e.value, e.amount * t.sign
  FROM (VALUES ('materials', t.materials::numeric), ('steps', t.steps), ('promisedDays', t.promised_days),
    ('statutoryDays', t.statutory_days), ('visits', coalesce(t.visits, 0)), ('visitsKnown', (t.visits IS NOT NULL)::int),
    ('zeroVisits', (coalesce(t.visits, 1) = 0)::int), ('immediate', t.immediate::int)) AS e (value, amount)
  UNION ALL SELECT 'simplified', e.value, e.amount
  FROM (VALUES ('versions', 1::numeric), ('materialsBefore', t.materials_before), ('materials', t.materials),
    ('stepsBefore', t.steps_before), ('steps', t.steps), ('daysBefore', t.days_before), ('days', t.promised_days),
    ('visitsBefore', CASE WHEN t.visits IS NULL THEN 0 ELSE coalesce(t.visits_before, 0) END),
    ('visits', CASE WHEN t.visits_before IS NULL THEN 0 ELSE coalesce(t.visits, 0) END)) AS e (value, amount)
  WHERE t.materials_before IS NOT NULL`;

/**
 * The oldest, as a range: nobody else takes them. A list of them would be joined with the queue, which the database takes for empty
 * whenever it was so when its statistics were made, and then compares each with each.
 */
const FOLD = `
  WITH taken AS (
    DELETE FROM item_figure_changes WHERE id <= (SELECT max(id) FROM (SELECT id FROM item_figure_changes ORDER BY id LIMIT $1) AS next)
    RETURNING *),
  bodies AS (
    SELECT t.day, t.org_code, t.region_code, a.dimension, a.value, sum(a.amount) AS amount
    FROM taken t CROSS JOIN LATERAL (${AMOUNTS}) AS a GROUP BY 1, 2, 3, 4, 5),
  scoped AS MATERIALIZED (
    SELECT s.scope, b.dimension, b.value, b.day, sum(b.amount) AS amount
    FROM bodies b CROSS JOIN LATERAL item_figure_scopes(b.org_code, b.region_code) AS s (scope)
    GROUP BY 1, 2, 3, 4 HAVING sum(b.amount) <> 0),
  days AS (
    INSERT INTO item_figure_days AS d (scope, dimension, day, value, change)
    SELECT scope, dimension, day, value, amount FROM scoped
    ON CONFLICT (scope, dimension, day, value) DO UPDATE SET change = d.change + excluded.change),
  now AS (
    INSERT INTO item_figures AS f (scope, dimension, value, amount)
    SELECT scope, dimension, value, sum(amount) FROM scoped GROUP BY 1, 2, 3
    ON CONFLICT (scope, dimension, value) DO UPDATE SET amount = f.amount + excluded.amount)
  SELECT count(*)::int AS n FROM taken`;

/** Adds up what versions told of themselves: the figures are behind by a round, and a request reads sums. */
@Injectable()
export class FoldFigures {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
  ) {}

  /** Whether there may be more to add up. */
  round(): Promise<boolean> {
    return this.uow.run(async () => {
      if (!(await holdFigures(this.db))) return false;
      const [folded] = await this.db.query<{ n: number }>(FOLD, [ROUND]);
      return folded!.n === ROUND;
    });
  }

  /** All there is in one statement, which is much less work than as many rounds. Belongs inside the unit of work of who holds the figures. */
  async all(withinMs: number): Promise<void> {
    await this.db.query(`SELECT set_config('work_mem', '64MB', true)`);
    await this.db.query(FOLD, [ALL], { withinMs });
  }
}
