/** The statements by which an import writes: each for any number of items, which come as one JSON array. */

export const LAND_ITEMS = `
  INSERT INTO items (item_code, local_code, source_hash, catalogue_code, name, category, region_code, org_code, department, audience,
                     star, case_kind, status, current_version, latest_version, updated_at)
  SELECT r.code, r.local, r.hash, substr(r.code, 20, 12), r.name, r.category, r.region, r.org, r.department, r.audience, r.star, r."caseKind",
         r.status, r.current, 1, $2
  FROM json_to_recordset($1::json) AS r (code text, local text, hash text, name text, category text, region text, org text,
                                           department text, audience text[], star smallint, "caseKind" text, status text, current integer)`;

/** An existing item follows its version in force, and a first draft while there is none. */
export const CHANGE_ITEMS = `
  UPDATE items i
  SET source_hash = r.hash, latest_version = r.version, updated_at = $2,
      name = CASE WHEN r.heads THEN r.name ELSE i.name END,
      audience = CASE WHEN r.heads THEN r.audience ELSE i.audience END,
      star = CASE WHEN r.heads THEN r.star ELSE i.star END,
      case_kind = CASE WHEN r.heads THEN r."caseKind" ELSE i.case_kind END,
      department = CASE WHEN r.heads THEN r.department ELSE i.department END,
      status = CASE WHEN r.current IS NULL THEN i.status ELSE r.status END,
      current_version = coalesce(r.current, i.current_version)
  FROM json_to_recordset($1::json) AS r (code text, hash text, version integer, heads boolean, name text, audience text[], star smallint,
                                           "caseKind" text, department text, status text, current integer)
  WHERE i.item_code = r.code`;

const VERSION_RECORD = `
  json_to_recordset($1::json) AS r (code text, version integer, status text, sequence integer, core jsonb, descriptive jsonb,
                                      form text, guide text, "from" timestamptz, "to" timestamptz, published timestamptz,
                                      created timestamptz, detail text, etag text)`;

export const ADD_VERSIONS = `
  INSERT INTO item_versions (item_code, version, status, sequence, core, descriptive, form_ref, guide_ref, valid_from, valid_to,
                             published_at, created_at, updated_at, detail, etag, changed_by)
  SELECT r.code, r.version, r.status, r.sequence, r.core, r.descriptive, r.form, r.guide, r."from", r."to", r.published, r.created, $2,
         r.detail, r.etag, $3
  FROM ${VERSION_RECORD}`;

/** Drafts with another content, and drafts that are published. */
export const CHANGE_VERSIONS = `
  UPDATE item_versions v
  SET status = r.status, sequence = r.sequence, core = r.core, descriptive = r.descriptive, form_ref = r.form, guide_ref = r.guide,
      valid_from = r."from", valid_to = r."to", published_at = r.published, updated_at = $2, detail = r.detail, etag = r.etag, changed_by = $3
  FROM ${VERSION_RECORD}
  WHERE v.item_code = r.code AND v.version = r.version`;

/** Versions that others take the place of: their content stays. */
export const END_VERSIONS = `
  UPDATE item_versions v
  SET status = r.status, sequence = r.sequence, valid_to = r."to", updated_at = $2, detail = r.detail, etag = r.etag, changed_by = $3
  FROM ${VERSION_RECORD}
  WHERE v.item_code = r.code AND v.version = r.version`;

export const ISSUE_CODES = 'INSERT INTO issued_codes (code, issued_at) SELECT unnest($1::text[]), $2 ON CONFLICT DO NOTHING';

export const STORE_CATALOGUE_CODES = `
  INSERT INTO catalogue_codes (code, local_catalogue_code, issued_at)
  SELECT r.code, r."localCatalogueCode", $2 FROM json_to_recordset($1::json) AS r (code text, "localCatalogueCode" text)
  ON CONFLICT DO NOTHING`;

/** Codes that the lines themselves tell: most of them were issued before, with another item of the same directory entry. */
export const KEEP_CATALOGUE_CODES = `
  INSERT INTO catalogue_codes (code, issued_at) SELECT unnest($1::text[]), $2 ON CONFLICT DO NOTHING`;

export const STORE_BODIES = `
  INSERT INTO implementing_bodies (org_code, name, region_code)
  SELECT r."orgCode", r.name, r."regionCode" FROM json_to_recordset($1::json) AS r ("orgCode" text, name text, "regionCode" text)
  ON CONFLICT DO NOTHING`;

export const storeDocuments = (kind: 'form' | 'guide'): string => `
  INSERT INTO ${kind}s (ref, sha256, body, created_at)
  SELECT r.ref, r.sha256, r.body, $2 FROM json_to_recordset($1::json) AS r (ref text, sha256 text, body text)
  ON CONFLICT DO NOTHING`;

export const KNOWN_ITEMS = (column: 'local_code' | 'item_code'): string => `
  SELECT i.${column} AS key, i.item_code, i.source_hash, i.status, v.status AS latest_status
  FROM items i JOIN item_versions v ON v.item_code = i.item_code AND v.version = i.latest_version
  WHERE i.${column} = ANY ($1)`;

export const READ_ITEMS = `
  SELECT item_code, status, current_version, latest_version FROM items WHERE item_code = ANY ($1) ORDER BY item_code`;

/** In one order for everybody, so that two who hold the same items wait for each other in turn. */
export const HOLD_ITEMS = `${READ_ITEMS} FOR UPDATE`;

/** Drafts of which the tracking card tells more than that they were imported. */
export const AUTHORED_DRAFTS = `
  SELECT i.item_code FROM items i JOIN item_versions v ON v.item_code = i.item_code AND v.version = i.latest_version
  WHERE i.item_code = ANY ($1) AND v.status = 'draft' AND EXISTS (
    SELECT FROM item_tracks t
    WHERE t.item_code = i.item_code AND t.version = i.latest_version AND t.kind IN ('draft', 'edit', 'unschedule'))`;

/** What was issued for these local codes or is named by them in the directory, and what was issued under these main items of these scopes. */
export const FIND_CATALOGUE_CODES = `
  SELECT c.code, c.local_catalogue_code AS "localCatalogueCode"
  FROM unnest($1::text[], $2::text[]) AS w (scope, local) JOIN catalogue_codes c ON c.scope = w.scope AND c.local_catalogue_code = w.local
  UNION
  SELECT e.catalogue_code, e.local_code
  FROM unnest($1::text[], $2::text[]) AS w (scope, local) JOIN directory_entries e ON e.scope = w.scope AND e.local_code = w.local
  UNION
  SELECT c.code, c.local_catalogue_code
  FROM unnest($3::text[]) AS w (prefix) JOIN catalogue_codes c ON c.code BETWEEN w.prefix || '000' AND w.prefix || '999'`;

/** One look into the index for each number, from the top; the caller knows below which one free ones may be. */
export const FREE_MAIN_ITEMS = `
  SELECT m.main_item
  FROM (SELECT lpad(n::text, 5, '0') AS main_item FROM generate_series($2::integer, 1, -1) AS n OFFSET 0) m
  WHERE (SELECT c.code FROM catalogue_codes c WHERE c.code BETWEEN $1 || m.main_item || '000' AND $1 || m.main_item || '999' LIMIT 1) IS NULL
  LIMIT $3`;
