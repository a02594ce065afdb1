/** The last run that came to its end says what holds. */
export const PASSED_FORM = `
  SELECT form_no FROM (
    SELECT form_no, state FROM conformance_runs WHERE system_id = $1 AND state IN ('passed', 'failed') ORDER BY id DESC LIMIT 1
  ) last WHERE state = 'passed'`;
export const HAS_SECRET = 'SELECT 1 FROM department_systems WHERE id = $1 AND secrets IS NOT NULL';
export const UNROUTE = 'DELETE FROM system_items WHERE system_id = $1';

export const CLEAR_ROUTES = 'DELETE FROM system_items WHERE system_id = $1 AND NOT item_code = ANY($2::text[])';
export const ROUTE = `
  INSERT INTO system_items (org_code, item_code, system_id) SELECT $1, code, $2 FROM unnest($3::text[]) AS code ON CONFLICT DO NOTHING`;
export const OTHERS_ROUTES =
  'SELECT item_code FROM system_items WHERE org_code = $1 AND system_id <> $2 AND item_code = ANY($3::text[]) ORDER BY item_code LIMIT 20';

export const READ_SECRETS = 'SELECT secrets FROM department_systems WHERE id = $1';
/** The version tells whoever keeps the system in memory that it is another one. */
export const WRITE_SECRETS = 'UPDATE department_systems SET secrets = $2, version = version + 1 WHERE id = $1';
