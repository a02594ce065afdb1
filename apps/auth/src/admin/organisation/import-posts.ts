import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { sorted } from '../../approval/change-subject.js';
import { Duties, exclude, type Duty } from '../../approval/duties.js';
import { PermissionChanges } from '../../approval/permission-changes.js';
import { ADMIN_LOCK, AdminActions, type Administrator } from '../admin-actions.js';
import { readLines, refused, reportOf, type ImportReport, type LineResult } from '../import/import-lines.js';
import { PostLine } from './register.schema.js';

interface Known {
  code: string;
  name: string;
  permissions: readonly string[];
  secondFactor: boolean;
}

const KNOWN = 'SELECT code, name, permissions, second_factor AS "secondFactor" FROM posts WHERE code = ANY($1)';
const ADD = 'INSERT INTO posts (code, name, permissions) VALUES ($1, $2, $3)';

/** 导入岗位. A post is there at once, and may do something once a second person has approved it. */
@Injectable()
export class ImportPosts {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly actions: AdminActions,
    private readonly changes: PermissionChanges,
    private readonly duties: Duties,
  ) {}

  execute(raw: readonly Record<string, unknown>[], by: Administrator, key: IdempotentRequest): Promise<ImportReport> {
    const lines = readLines(PostLine, raw, { field: 'code', of: ({ code }) => code });
    const work = async (): Promise<ImportReport> => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
      const codes = lines.flatMap((line) => ('value' in line ? [line.value.code] : []));
      const known = new Map((await this.database.query<Known & Record<string, unknown>>(KNOWN, [codes])).map((one) => [one.code, one]));
      const duties = await this.duties.all();
      const results: LineResult[] = [];
      for (const line of lines) {
        if (!('value' in line)) results.push(refused(line.line, line.problems));
        else if (exclude(duties, line.value.permissions))
          results.push(refused(line.line, [{ field: 'permissions', code: 'excluded', detail: 'some exclude one another' }]));
        else {
          const before = known.get(line.value.code);
          const secondFactor = line.value.secondFactor ?? demands(line.value, before, duties);
          results.push(await this.land(line.line, { ...line.value, secondFactor }, before, by));
        }
      }
      return reportOf(results);
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  private async land(
    line: number,
    value: PostLine & { secondFactor: boolean },
    before: Known | undefined,
    by: Administrator,
  ): Promise<LineResult> {
    const { code, name } = value;
    if (!before) {
      await this.database.query(ADD, [code, name, []]);
      await this.actions.record(by, [{ action: 'post.imported', target: code }]);
    } else if (before.name !== name) {
      await this.database.query('UPDATE posts SET name = $2 WHERE code = $1', [code, name]);
      await this.actions.record(by, [{ action: 'post.changed', target: code, details: { changed: ['name'] } }]);
    }
    const wanted = { permissions: sorted(value.permissions), secondFactor: value.secondFactor };
    const asked = await this.changes.ask({ kind: 'post', target: code, wanted, reason: '' }, by);
    const landed = (before && before.name !== name) || asked.outcome === 'applied';
    const outcome = !before ? 'created' : landed ? 'updated' : asked.outcome === 'pending' ? 'requested' : 'unchanged';
    return { line, outcome, id: code, problems: [], changeId: asked.changeId };
  }
}

/** Left out, what a post says of a second factor stays; what comes to belong to one of the three administrators demands it. */
const demands = ({ permissions }: PostLine, before: Known | undefined, duties: ReadonlyMap<string, Duty>): boolean =>
  before?.secondFactor === true || permissions.some((one) => duties.has(one) && before?.permissions.includes(one) !== true);
