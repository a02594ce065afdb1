import type { DocumentKind } from '../domain/document-kind.js';
import { valuesOf } from '../domain/document-template.js';
import type { TemplateContent, TemplateEntry } from '../http/template.schema.js';

export interface TemplateRow extends Record<string, unknown> {
  region_code: string;
  kind: DocumentKind;
  version: number;
  status: 'draft' | 'published' | 'retired';
  revision: number;
  content: TemplateContent;
  edited_at: Date;
  published_at: Date | null;
  retired_at: Date | null;
}

export const TEMPLATE_COLUMNS = 'region_code, kind, version, status, revision, content, edited_at, published_at, retired_at';

export const toTemplate = (row: TemplateRow): TemplateEntry => ({
  regionCode: row.region_code,
  kind: row.kind,
  version: row.version,
  status: row.status,
  revision: row.revision,
  content: row.content,
  values: [...valuesOf(row.kind)],
  editedAt: row.edited_at.toISOString(),
  publishedAt: row.published_at?.toISOString() ?? null,
  retiredAt: row.retired_at?.toISOString() ?? null,
});
