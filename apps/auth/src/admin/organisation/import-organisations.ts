import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { PermissionChanges } from '../../approval/permission-changes.js';
import { OrganisationTree } from '../../organisation/organisation-tree.js';
import { ADMIN_LOCK, AdminActions, type Administrator } from '../admin-actions.js';
import { readLines, refused, reportOf, type ImportReport, type LineProblem, type LineResult } from '../import/import-lines.js';
import { OrganisationLine } from './register.schema.js';

interface Known {
  orgCode: string;
  name: string;
  shortName: string;
  regionCode: string;
  parentOrgCode: string | null;
  abolished: boolean;
  successorOrgCode: string | null;
}

const KNOWN = `SELECT org_code AS "orgCode", name, short_name AS "shortName", region_code AS "regionCode",
    parent_org_code AS "parentOrgCode", abolished_at IS NOT NULL AS abolished, successor_org_code AS "successorOrgCode"
  FROM organisations WHERE org_code = ANY($1)`;
const ADD = 'INSERT INTO organisations (org_code, name, short_name, region_code) VALUES ($1, $2, $3, $4)';
const NAME = 'UPDATE organisations SET name = $2, short_name = $3 WHERE org_code = $1';

type Judged = { line: number; value: OrganisationLine; before: Known | undefined } | LineResult;

/** 导入机构. A list may be imported any number of times, in whatever order: bodies are made before they are put below one another. */
@Injectable()
export class ImportOrganisations {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly actions: AdminActions,
    private readonly tree: OrganisationTree,
    private readonly changes: PermissionChanges,
  ) {}

  /** @throws AUTH.ORGANISATION_CYCLE, AUTH.ORGANISATION_OUTSIDE: who belongs to whom is right as a whole or not at all */
  execute(raw: readonly Record<string, unknown>[], by: Administrator, key: IdempotentRequest): Promise<ImportReport> {
    const lines = readLines(OrganisationLine, raw, { field: 'orgCode', of: ({ orgCode }) => orgCode });
    const work = async (): Promise<ImportReport> => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
      const codes = lines.flatMap((line) => ('value' in line ? [line.value.orgCode, line.value.parentOrgCode ?? ''] : []));
      const known = new Map((await this.database.query<Known & Record<string, unknown>>(KNOWN, [codes])).map((one) => [one.orgCode, one]));
      const made = new Set(lines.flatMap((line) => ('value' in line && !known.has(line.value.orgCode) ? [line.value.orgCode] : [])));
      const judged = lines.map((line): Judged =>
        'value' in line ? judgeOne(line.line, line.value, known, made) : refused(line.line, line.problems),
      );
      for (const one of judged) if ('value' in one && !one.before) await this.add(one.value, by);
      const results: LineResult[] = [];
      for (const one of judged) results.push('value' in one ? await this.land(one.line, one.value, one.before, by) : one);
      return reportOf(results);
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  private async add({ orgCode, name, shortName, regionCode }: OrganisationLine, by: Administrator): Promise<void> {
    await this.database.query(ADD, [orgCode, name, shortName, regionCode]);
    await this.actions.record(by, [{ action: 'organisation.imported', target: orgCode, details: { regionCode } }]);
  }

  /** Names and the tree change at once; where officers may act waits for a second person. */
  private async land(line: number, value: OrganisationLine, before: Known | undefined, by: Administrator): Promise<LineResult> {
    const { orgCode, name, shortName, parentOrgCode, regionCode } = value;
    const moved = parentOrgCode !== undefined && (await this.tree.move(orgCode, parentOrgCode, by));
    if (!before) return { line, outcome: 'created', id: orgCode, problems: [], changeId: null };
    const renamed = name !== before.name || shortName !== before.shortName;
    if (renamed) {
      await this.database.query(NAME, [orgCode, name, shortName]);
      const details = { changed: ['name', 'shortName'].filter((field) => value[field as 'name'] !== before[field as 'name']) };
      await this.actions.record(by, [{ action: 'organisation.changed', target: orgCode, details }]);
    }
    const wanted = { regionCode, abolished: before.abolished, successorOrgCode: before.successorOrgCode };
    const asked = await this.changes.ask({ kind: 'organisation', target: orgCode, wanted, reason: '' }, by);
    const landed = moved || renamed || asked.outcome === 'applied';
    const outcome = landed ? 'updated' : asked.outcome === 'pending' ? 'requested' : 'unchanged';
    return { line, outcome, id: orgCode, problems: [], changeId: asked.changeId };
  }
}

function judgeOne(line: number, value: OrganisationLine, known: ReadonlyMap<string, Known>, made: ReadonlySet<string>): Judged {
  const before = known.get(value.orgCode);
  const problems: LineProblem[] = [];
  const parent = value.parentOrgCode ?? undefined;
  if (before?.abolished) problems.push({ field: 'orgCode', code: 'left', detail: 'is abolished' });
  if (parent !== undefined && !made.has(parent) && (known.get(parent)?.abolished ?? true))
    problems.push({ field: 'parentOrgCode', code: 'unknown', detail: 'there is no such organisation' });
  return problems.length > 0 ? refused(line, problems) : { line, value, before };
}
