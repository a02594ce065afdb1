import { withProgress } from '@yiwang/progress';
import { publishCity } from '@yiwang/stack';
import { cityItems } from '@yiwang/demo-data';
import pg from 'pg';
import { superuserUrl, type Target } from '../target.ts';
import { copyIn, copyText } from './copy-in.ts';
import { LibraryShape } from './library-shape.ts';
import { Template, type Cells, type Gaps, type PublishedItem } from './template.ts';
import { takeOff } from './take-off.ts';

/** Tables that a load fills, and those that the database keeps beside them. */
const TABLES = ['items', 'item_versions', 'listed_items', 'listed_topics', 'listed_names'];
/** Items in one COPY: the database lists them in one statement after each. */
const PORTION = 5_000;
/** Patterns are kept for so many combinations of source and gaps; each is some tens of kilobytes. */
const MOST_TEMPLATES = 3_000;
/** Below so many new items, indexes are kept up row by row. */
const WORTH_TAKING_OFF = 30_000;

/** The library that the workloads read. */
export interface Library {
  shape: LibraryShape;
  /** Items 0 to size - 1 of the shape are there. */
  size: number;
}

/**
 * 造库 — makes sure that so many items are in the catalogue beside the demonstration city: copies of the city's items, which went through
 * the API, with codes, names, bodies and gaps of their own. Rows go by COPY straight into the tables whose rows an author's item has;
 * whatever the database itself keeps beside them (lists, search) it keeps as for every other writer. All of it or nothing.
 */
export async function ensureLibrary(target: Target, size: number, log: (line: string) => void): Promise<Library> {
  await publishCity(target.addresses.gateway);
  const client = new pg.Client({ connectionString: superuserUrl(target, 'catalogue') });
  await client.connect();
  try {
    const sources = await publishedCity(client);
    const shape = new LibraryShape(sources);
    if (size > shape.most) throw new Error(`at most ${shape.most} items can be made`);
    const present = await presentOf(client, shape, size);
    if (present < size) {
      const begun = Date.now();
      await load(client, shape, sources, present, size);
      const seconds = (Date.now() - begun) / 1000;
      log(`made ${size - present} items in ${seconds.toFixed(1)} s (${Math.round((size - present) / seconds)} a second)`);
    }
    return { shape, size };
  } finally {
    await client.end();
  }
}

async function publishedCity(client: pg.Client): Promise<PublishedItem[]> {
  const columns = async (table: string): Promise<string> => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''`,
      [table],
    );
    return rows.map(({ name }) => `'${name}', t."${name}"::text`).join(', ');
  };
  const cells = async (table: string, order: string): Promise<Map<string, Cells>> => {
    const { rows } = await client.query<{ code: string; cells: Cells }>(
      `SELECT t.item_code AS code, json_build_object(${await columns(table)}) AS cells FROM ${table} t WHERE t.item_code = ANY ($1) ${order}`,
      [cityItems().map(({ itemCode }) => itemCode)],
    );
    return new Map(rows.map((row) => [row.code, row.cells]));
  };
  const items = await cells('items', '');
  const versions = await cells('item_versions', `AND t.status = 'published'`);
  return cityItems().map(({ itemCode, name, implementingBody, category, audience }) => {
    const [item, version] = [items.get(itemCode), versions.get(itemCode)];
    if (item?.['status'] !== 'published' || !version) throw new Error(`${name} of the demonstration city is not in force`);
    const { orgCode, name: department, regionCode } = implementingBody;
    const first = { current_version: '1', latest_version: '1' };
    return { itemCode, name, orgCode, department, regionCode, category, audience, item: { ...item, ...first }, version };
  });
}

/** How many of the first items are there; what is there has no gap, since a load is one transaction. */
async function presentOf(client: pg.Client, shape: LibraryShape, size: number): Promise<number> {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rowCount } = await client.query('SELECT 1 FROM items WHERE item_code = $1', [shape.item(middle).identity.itemCode]);
    if (rowCount === 1) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function load(client: pg.Client, shape: LibraryShape, sources: readonly PublishedItem[], from: number, to: number): Promise<void> {
  let at = from;
  await withProgress('library', { done: () => (at - from) / (to - from), now: () => `${at} items` }, async () => {
    await client.query('BEGIN');
    try {
      await client.query(`SET LOCAL maintenance_work_mem = '512MB'`);
      // What a COPY hands to the triggers at its end otherwise goes over the disk.
      await client.query(`SET LOCAL work_mem = '256MB'`);
      await client.query('ALTER TABLE item_versions DISABLE TRIGGER item_versions_tell_figures_of_new');
      const putBack = to - from >= WORTH_TAKING_OFF ? await takeOff(client, TABLES) : async () => undefined;
      await storeBodies(client, shape);
      const templates = templatesOf(sources);
      for (; at < to; at += PORTION) await copyPortion(client, shape, templates, at, Math.min(at + PORTION, to));
      at = to;
      await putBack();
      await client.query('ALTER TABLE item_versions ENABLE TRIGGER item_versions_tell_figures_of_new');
      await client.query('SELECT recount_item_figures()');
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
    await client.query('VACUUM (ANALYZE)');
  });
}

async function storeBodies(client: pg.Client, shape: LibraryShape): Promise<void> {
  const bodies = shape.allBodies();
  await client.query(
    `INSERT INTO implementing_bodies (org_code, name, region_code) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT DO NOTHING`,
    [bodies.map(({ orgCode }) => orgCode), bodies.map(({ name }) => name), bodies.map(({ regionCode }) => regionCode)],
  );
}

type Templates = (source: number, gaps: Gaps) => Template;

function templatesOf(sources: readonly PublishedItem[]): Templates {
  const made = new Map<string, Template>();
  return (source, gaps) => {
    const key = [source, gaps.process, gaps.materials, gaps.questions, gaps.lawText].join();
    let template = made.get(key);
    if (!template) {
      template = new Template(sources[source]!, gaps);
      if (made.size >= MOST_TEMPLATES) made.clear();
      // Long texts are rare, and a pattern of one is as large as ten others.
      if (gaps.lawText < 10_000) made.set(key, template);
    }
    return template;
  };
}

async function copyPortion(client: pg.Client, shape: LibraryShape, templates: Templates, from: number, to: number): Promise<void> {
  const items = Array.from({ length: to - from }, (_, i) => shape.item(from + i));
  const codes = [...new Set(items.map(({ identity }) => identity.itemCode.slice(19, 31)))];
  await client.query('INSERT INTO catalogue_codes (code, issued_at) SELECT unnest($1::text[]), now() ON CONFLICT DO NOTHING', [codes]);
  const now = new Date().toISOString();
  await copyIn(
    client,
    'issued_codes',
    ['code', 'issued_at'],
    map(items, ({ identity }) => `${identity.itemCode}\t${copyText(now)}`),
  );
  const any = templates(items[0]!.source, items[0]!.gaps);
  await copyIn(
    client,
    'items',
    any.itemColumns,
    map(items, ({ source, gaps, identity }) => templates(source, gaps).item(identity)),
  );
  await copyIn(
    client,
    'item_versions',
    any.versionColumns,
    map(items, ({ source, gaps, identity }) => templates(source, gaps).version(identity)),
  );
}

function* map<T, U>(all: readonly T[], to: (each: T) => U): Generator<U> {
  for (const each of all) yield to(each);
}
