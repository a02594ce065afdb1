import { Injectable } from '@nestjs/common';
import { actorOf, inScope, type Principal } from '@yiwang/access';
import { Idempotency, requireIfMatch, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork, violatedConstraint } from '@yiwang/persistence';
import {
  templateDraftExists,
  templateInvalid,
  templateNotDraft,
  templateNotFound,
  templateNotInForce,
  templateOutOfScope,
} from '../domain/document.errors.js';
import type { DocumentKind } from '../domain/document-kind.js';
import { templateFaults } from '../domain/document-template.js';
import type { NewTemplate, TemplateContent, TemplateEntry } from '../http/template.schema.js';
import { TEMPLATE_COLUMNS, toTemplate, type TemplateRow } from './template-row.js';
import { TemplatesInForce } from './templates-in-force.js';

const ADD = `
  INSERT INTO document_templates (region_code, kind, version, status, revision, content, edited_by, edited_at)
  SELECT $1::text, $2::text, coalesce(max(version), 0) + 1, 'draft', 1, $3::jsonb, $4::jsonb, $5::timestamptz
  FROM document_templates WHERE region_code = $1 AND kind = $2
  RETURNING ${TEMPLATE_COLUMNS}`;
const LOCK = `SELECT ${TEMPLATE_COLUMNS} FROM document_templates WHERE region_code = $1 AND kind = $2 AND version = $3 FOR NO KEY UPDATE`;
const EDIT = `
  UPDATE document_templates SET content = $4, revision = revision + 1, edited_by = $5, edited_at = $6
  WHERE region_code = $1 AND kind = $2 AND version = $3 RETURNING ${TEMPLATE_COLUMNS}`;
/** One at a time, so that changes are seen in the order of their numbers by whoever asks for those after the last. */
const IN_TURN = `SELECT pg_advisory_xact_lock(hashtextextended('document_template_changes', 0))`;
const RETIRE = `
  UPDATE document_templates SET status = 'retired', retired_at = $3, retired_by = $4, revision = revision + 1, change = nextval('document_template_changes')
  WHERE region_code = $1 AND kind = $2 AND status = 'published' RETURNING ${TEMPLATE_COLUMNS}`;
const PUBLISH = `
  UPDATE document_templates SET status = 'published', published_at = $4, published_by = $5, revision = revision + 1,
    change = nextval('document_template_changes')
  WHERE region_code = $1 AND kind = $2 AND version = $3 RETURNING ${TEMPLATE_COLUMNS}`;

/** Which template is meant, and who asks. */
export interface TemplateRequest {
  regionCode: string;
  kind: DocumentKind;
  version: number;
  principal: Principal;
}

/**
 * 文书模板管理 — drafts are edited, published ones never are: a change is a new version. What is in force in a region is retired when another
 * comes into force there, or alone, and then the templates above hold again. Documents that were fixed are none of its business.
 */
@Injectable()
export class KeepTemplates {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly inForce: TemplatesInForce,
  ) {}

  /** @throws ACCEPTANCE.TEMPLATE_OUT_OF_SCOPE, ACCEPTANCE.TEMPLATE_INVALID, ACCEPTANCE.TEMPLATE_DRAFT_EXISTS */
  async draft({ regionCode, kind, content }: NewTemplate, principal: Principal, key: IdempotentRequest): Promise<TemplateEntry> {
    assertOwn(principal, regionCode);
    assertFits(kind, content);
    try {
      return await this.idempotency.once(key, async () => {
        const params = [regionCode, kind, JSON.stringify(content), JSON.stringify(actorOf(principal)), this.now()];
        const [row] = await this.database.query<TemplateRow>(ADD, params);
        return toTemplate(row!);
      });
    } catch (error) {
      if (['document_templates_drafted', 'document_templates_pkey'].includes(violatedConstraint(error) ?? '')) throw templateDraftExists();
      throw error;
    }
  }

  /** @throws as `draft`, ACCEPTANCE.TEMPLATE_NOT_FOUND, ACCEPTANCE.TEMPLATE_NOT_DRAFT, HTTP.IF_MATCH_MISSING, HTTP.IF_MATCH_STALE */
  edit(request: TemplateRequest, content: TemplateContent, ifMatch: string | undefined): Promise<TemplateEntry> {
    const { regionCode, kind, version, principal } = request;
    assertOwn(principal, regionCode);
    assertFits(kind, content);
    return this.uow.run(async () => {
      const found = await this.lock(request);
      requireIfMatch(ifMatch, found.revision);
      if (found.status !== 'draft') throw templateNotDraft();
      const params = [regionCode, kind, version, JSON.stringify(content), JSON.stringify(actorOf(principal)), this.now()];
      const [row] = await this.database.query<TemplateRow>(EDIT, params);
      return toTemplate(row!);
    });
  }

  /** @throws ACCEPTANCE.TEMPLATE_OUT_OF_SCOPE, ACCEPTANCE.TEMPLATE_NOT_FOUND, ACCEPTANCE.TEMPLATE_NOT_DRAFT */
  publish(request: TemplateRequest, key: IdempotentRequest): Promise<TemplateEntry> {
    const { regionCode, kind, version, principal } = request;
    const by = JSON.stringify(actorOf(principal));
    return this.change(request, key, async ({ status }) => {
      if (status !== 'draft') throw templateNotDraft();
      await this.database.query(RETIRE, [regionCode, kind, this.now(), by]);
      return this.database.query<TemplateRow>(PUBLISH, [regionCode, kind, version, this.now(), by]);
    });
  }

  /** @throws ACCEPTANCE.TEMPLATE_OUT_OF_SCOPE, ACCEPTANCE.TEMPLATE_NOT_FOUND, ACCEPTANCE.TEMPLATE_NOT_IN_FORCE */
  retire(request: TemplateRequest, key: IdempotentRequest): Promise<TemplateEntry> {
    const { regionCode, kind, principal } = request;
    return this.change(request, key, ({ status }) => {
      if (status !== 'published') throw templateNotInForce();
      return this.database.query<TemplateRow>(RETIRE, [regionCode, kind, this.now(), JSON.stringify(actorOf(principal))]);
    });
  }

  private async change(
    request: TemplateRequest,
    key: IdempotentRequest,
    work: (found: TemplateRow) => Promise<TemplateRow[]>,
  ): Promise<TemplateEntry> {
    assertOwn(request.principal, request.regionCode);
    const changed = await this.idempotency.once(
      key,
      async () => {
        await this.database.query(IN_TURN);
        const [row] = await work(await this.lock(request));
        return toTemplate(row!);
      },
      { status: 200 },
    );
    this.inForce.forget();
    return changed;
  }

  private async lock({ regionCode, kind, version }: TemplateRequest): Promise<TemplateRow> {
    const [row] = await this.database.query<TemplateRow>(LOCK, [regionCode, kind, version]);
    if (!row) throw templateNotFound();
    return row;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function assertOwn(principal: Principal, regionCode: string): void {
  if (!inScope(principal, { regionCode })) throw templateOutOfScope();
}

function assertFits(kind: DocumentKind, content: TemplateContent): void {
  const faults = templateFaults(kind, content);
  if (faults.length > 0) throw templateInvalid({ invalidParams: faults.map((each) => ({ ...each, name: `/content${each.name}` })) });
}
