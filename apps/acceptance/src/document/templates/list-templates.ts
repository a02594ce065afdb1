import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { regionAncestors, regionRange } from '@yiwang/standards';
import { templateNotFound, templateOutOfScope } from '../domain/document.errors.js';
import { documentKinds, type DocumentKind } from '../domain/document-kind.js';
import { valuesOf } from '../domain/document-template.js';
import type { TemplateEntry, TemplateList, TemplateQuery } from '../http/template.schema.js';
import { BUILT_IN_TEMPLATES } from './built-in-templates.js';
import type { TemplateRequest } from './keep-templates.js';
import { TEMPLATE_COLUMNS, toTemplate, type TemplateRow } from './template-row.js';

const MOST = 500;
const LIST = `
  SELECT ${TEMPLATE_COLUMNS} FROM document_templates
  WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR status = $2::document_template_status) AND ($3::text IS NULL OR region_code = $3)
    AND (region_code = ANY($4::text[]) OR (region_code >= $5 AND region_code < $6))
  ORDER BY kind, region_code, version DESC LIMIT ${MOST}`;
const ONE = `
  SELECT ${TEMPLATE_COLUMNS} FROM document_templates WHERE region_code = $1 AND kind = $2 AND version = $3
    AND (region_code = ANY($4::text[]) OR (region_code >= $5 AND region_code < $6))`;

/** The regions whose templates concern an officer: those above, and from his own down to the next. */
function sightOf({ regionCode }: Principal): [above: string[], from: string, to: string] {
  const own = regionCode === undefined ? null : regionRange(regionCode);
  if (!own) throw templateOutOfScope();
  return [regionAncestors(regionCode!), own.from, own.to];
}

/** 文书模板 of one's own region with everything below, and those above it that hold where a region has none. */
@Injectable()
export class ListTemplates {
  constructor(private readonly database: Database) {}

  /** @throws ACCEPTANCE.TEMPLATE_OUT_OF_SCOPE for a caller without a region */
  async execute({ kind, region, status }: TemplateQuery, principal: Principal): Promise<TemplateList> {
    const params = [kind ?? null, status ?? null, region ?? null, ...sightOf(principal)];
    const kept = (await this.database.query<TemplateRow>(LIST, params)).map(toTemplate);
    const shipped = region === undefined && (status ?? 'published') === 'published' ? builtIn(kind) : [];
    return { items: [...kept, ...shipped] };
  }

  /** @throws ACCEPTANCE.TEMPLATE_NOT_FOUND also for one of another region, ACCEPTANCE.TEMPLATE_OUT_OF_SCOPE */
  async one({ regionCode, kind, version, principal }: TemplateRequest): Promise<TemplateEntry> {
    const [row] = await this.database.query<TemplateRow>(ONE, [regionCode, kind, version, ...sightOf(principal)]);
    if (!row) throw templateNotFound();
    return toTemplate(row);
  }
}

const builtIn = (asked: DocumentKind | undefined): TemplateEntry[] =>
  documentKinds
    .filter((kind) => asked === undefined || kind === asked)
    .map((kind) => {
      const { title, number, paragraphs, note, regionCode } = BUILT_IN_TEMPLATES[kind];
      return {
        regionCode,
        kind,
        version: 0,
        status: 'published',
        revision: 0,
        content: { title, number, paragraphs: [...paragraphs], note },
        values: [...valuesOf(kind)],
        editedAt: null,
        publishedAt: null,
        retiredAt: null,
      };
    });
