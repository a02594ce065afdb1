import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import type { VersionStatus } from '../../item/domain/version-status.js';

/** Which items, and which of their versions. */
export interface LibraryPart {
  /** One body; or a region with everything below it. */
  orgCode: string | undefined;
  regionCode: string | undefined;
  /** All without it. */
  categories: readonly string[] | undefined;
  /** `inForce`: what the public sees; `latest`: the newest version of each item, drafts included. */
  versions: 'inForce' | 'latest';
  /** With forms and guides; without them an item has empty ones, and is read in a fraction of the time. */
  documents: boolean;
}

/** A version with its documents, as it is exported. */
export interface ExportItem {
  itemCode: string;
  version: number;
  status: VersionStatus;
  core: CoreContent;
  descriptive: DescriptiveParts;
  validFrom: Date | null;
  validTo: Date | null;
  form: Record<string, unknown>;
  guide: string;
}

interface Row {
  item_code: string;
  version: number;
  status: VersionStatus;
  core: CoreContent;
  descriptive: DescriptiveParts;
  valid_from: Date | null;
  valid_to: Date | null;
  form: string;
  guide: string;
}

interface Body {
  org_code: string;
  region_code: string;
}

const BODIES = 500;
const PAGE = 200;
/** Most items of a department share a form. */
const MOST_FORMS = 200;

const ITEMS = (version: 'current_version' | 'latest_version', statuses: string): string => `
  SELECT i.item_code, v.version, v.status, v.core, v.descriptive, v.valid_from, v.valid_to,
         CASE WHEN $5 THEN f.body ELSE '{}' END AS form, CASE WHEN $5 THEN g.body ELSE '' END AS guide
  FROM items i
  JOIN item_versions v ON v.item_code = i.item_code AND v.version = i.${version}
  JOIN forms f ON f.ref = v.form_ref JOIN guides g ON g.ref = v.guide_ref
  WHERE i.org_code = $1 AND i.region_code = $2 AND i.item_code > $3 AND i.status IN (${statuses}) AND ($4::text[] IS NULL OR i.category = ANY ($4))
  ORDER BY i.item_code LIMIT ${PAGE}`;
const IN_FORCE = ITEMS('current_version', `'published', 'suspended'`);
const LATEST = ITEMS('latest_version', `'draft', 'published', 'suspended'`);

/**
 * Walks a part of the library page by page, body after body, each page a query of its own: each item is as it is when it is passed, and
 * nothing is held up meanwhile.
 */
@Injectable()
export class WalkItems {
  constructor(private readonly db: Database) {}

  async *items(part: LibraryPart): AsyncGenerator<ExportItem> {
    if (part.categories?.length === 0) return;
    const forms = new Map<string, Record<string, unknown>>();
    const formOf = (body: string): Record<string, unknown> => {
      const known = forms.get(body);
      if (known) return known;
      const form = JSON.parse(body) as Record<string, unknown>;
      if (forms.size < MOST_FORMS) forms.set(body, form);
      return form;
    };
    for await (const body of this.bodies(part)) {
      let after = '';
      for (;;) {
        const rows = await this.db.query<Row & Record<string, unknown>>(part.versions === 'inForce' ? IN_FORCE : LATEST, [
          body.org_code,
          body.region_code,
          after,
          part.categories ?? null,
          part.documents,
        ]);
        for (const row of rows) yield itemOf(row, formOf(row.form));
        if (rows.length < PAGE) break;
        after = rows.at(-1)!.item_code;
      }
    }
  }

  private async *bodies({ orgCode, regionCode }: LibraryPart): AsyncGenerator<Body> {
    const range = regionCode === undefined ? null : regionRange(regionCode);
    let after: Body = { org_code: '', region_code: '' };
    for (;;) {
      const rows = await this.db.query<Body & Record<string, unknown>>(
        `SELECT org_code, region_code FROM implementing_bodies
         WHERE ($1::text IS NULL OR org_code = $1)
           AND ($2::text IS NULL OR (region_code COLLATE "C" >= $2 AND region_code COLLATE "C" < $3))
           AND (region_code, org_code) > ($4, $5)
         ORDER BY region_code, org_code LIMIT ${BODIES}`,
        [orgCode ?? null, range?.from ?? null, range?.to ?? null, after.region_code, after.org_code],
      );
      yield* rows;
      if (rows.length < BODIES) return;
      after = rows.at(-1)!;
    }
  }
}

const itemOf = (row: Row, form: Record<string, unknown>): ExportItem => ({
  itemCode: row.item_code,
  version: row.version,
  status: row.status,
  core: row.core,
  descriptive: row.descriptive,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  form,
  guide: row.guide,
});
