import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { LATEST_SHIPMENT } from '../../shipment/queries/shipment-view.js';
import { caseNotFound } from '../domain/case.errors.js';
import { viewerOf } from '../domain/case-viewer.js';
import type { CaseDetail } from '../http/case.schema.js';
import { reachableBy, reachParams } from '../persistence/case-access.js';
import { CASE_COLUMNS, type CaseRow } from '../persistence/case.row.js';
import { toDetail, type Beside } from './case-views.js';

const SQL = `
  SELECT ${CASE_COLUMNS}, (
    SELECT coalesce(json_agg(json_build_object('kind', kind, 'at', at, 'actor_kind', actor_kind, 'actor_org', actor_org, 'detail', detail)
                             ORDER BY id), '[]'::json)
    FROM case_steps s WHERE s.case_no = cases.case_no
  ) AS steps, ${LATEST_SHIPMENT} AS shipment,
    (SELECT (v.core ->> 'star')::smallint FROM item_versions v WHERE v.code = cases.item_code COLLATE "C" AND v.version = cases.item_version) AS star
  FROM cases WHERE case_no = $1 AND ${reachableBy(2)}`;

/** 办件详情 with its steps and its latest shipment, for who may see the case. */
@Injectable()
export class ShowCase {
  constructor(private readonly database: Database) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND also for a case of somebody else */
  async execute(caseNo: string, principal: Principal): Promise<CaseDetail> {
    const [row] = await this.database.query<CaseRow & Beside>(SQL, [caseNo, ...reachParams(viewerOf(principal))]);
    if (!row) throw caseNotFound();
    return toDetail(row, row);
  }
}
