import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { viewerOf } from '../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../case/persistence/case-access.js';
import { PersonalData } from '../case/persistence/personal-data.js';
import { valueAt } from '../disclosure/json-pointer.js';

/** A field that is wanted of an earlier case: of one item, of one case, or of any. */
export interface WantedField {
  pointer: string;
  itemCode?: string | undefined;
}

export interface EarlierValue {
  value: unknown;
  caseNo: string;
}

/** Whose earlier cases: those of the account, or at a counter those of the document. `first`: a case that is looked into before the others. */
export interface Earlier {
  applicantId: string | null;
  applicantHash: string | null;
  first?: string | undefined;
}

/** Newer ones are likelier to be right, and each form that is opened costs and is on record. */
const LOOKED_INTO = 10;
/** Of who files by the thousand only the latest are looked through for one of an item, or for one that the caller may see. */
const LOOKED_THROUGH = 200;
const NEWEST = 'ORDER BY submitted_at DESC, case_no DESC LIMIT';
/**
 * The latest of an index range, whatever they are: what does not belong is left out afterwards, for a condition within the range would walk
 * through all that an agent has filed. Of one's own account every case is to be seen.
 */
const near = (condition: string, reachable: string): string => `
  (SELECT case_no, item_code, form_sealed, submitted_at, ${reachable} AS reachable FROM cases WHERE ${condition} ${NEWEST} ${LOOKED_THROUGH})`;
const OWN = near('applicant_id = $1', 'true');
const BY_DOCUMENT = near('$1::text IS NULL AND applicant_hash = $2', reachableBy(4));
const SQL = `
  SELECT case_no, item_code, form_sealed FROM (
    (SELECT * FROM (${OWN} UNION ALL ${BY_DOCUMENT}) AS latest WHERE reachable ${NEWEST} ${LOOKED_INTO})
    UNION
    (SELECT case_no, item_code, form_sealed, submitted_at, true FROM cases
     WHERE case_no = $3 AND (applicant_id = $1 OR applicant_hash = $2) AND ${reachableBy(4)})
  ) AS found
  ORDER BY (case_no = $3) IS TRUE DESC, submitted_at DESC, case_no DESC`;
/** Besides, the newest case of each item that is asked for by name. */
const OF_ITEM = `
  SELECT case_no, item_code, form_sealed FROM (${OWN} UNION ALL ${BY_DOCUMENT}) AS latest
  WHERE item_code = $3 AND reachable ${NEWEST} 1`;
const RECORD = `
  INSERT INTO disclosures (at, case_no, item_code, purpose, pointers, task_id, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, 'prefill', $4, NULL, $5, $6, $7, $8)`;

interface Row {
  case_no: string;
  item_code: string;
  form_sealed: string;
}

/**
 * 历史办件 — takes values out of earlier forms of the same applicant that the caller may see, and puts on record which fields of which case
 * were read, in one transaction: what cannot be recorded is not read.
 */
@Injectable()
export class EarlierForms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** The newest value of each wanted field, in the order of the question; undefined where no earlier form has one. */
  read(wanted: readonly WantedField[], earlier: Earlier, principal: Principal): Promise<(EarlierValue | undefined)[]> {
    const { applicantId, applicantHash } = earlier;
    if (wanted.length === 0 || (applicantId === null && applicantHash === null)) return Promise.resolve(wanted.map(() => undefined));
    return this.uow.run(async () => {
      const reach = reachParams(viewerOf(principal));
      const rows = await this.database.query<Row & Record<string, unknown>>(SQL, [
        applicantId,
        applicantHash,
        earlier.first ?? null,
        ...reach,
      ]);
      for (const itemCode of new Set(wanted.map((each) => each.itemCode))) {
        if (itemCode === undefined || rows.some((row) => row.item_code === itemCode)) continue;
        rows.push(...(await this.database.query<Row & Record<string, unknown>>(OF_ITEM, [applicantId, applicantHash, itemCode, ...reach])));
      }
      const forms = new Map<string, unknown>();
      const read = new Map<Row, string[]>();
      const found = wanted.map((field) => {
        for (const row of rows) {
          if (field.itemCode !== undefined && field.itemCode !== row.item_code) continue;
          if (!forms.has(row.case_no)) forms.set(row.case_no, this.personalData.openForm(row.case_no, row.form_sealed));
          const value = valueAt(forms.get(row.case_no), field.pointer);
          if (value === undefined || value === null || value === '') continue;
          read.set(row, [...(read.get(row) ?? []), field.pointer]);
          return { value, caseNo: row.case_no };
        }
        return undefined;
      });
      await this.record(read, principal);
      return found;
    });
  }

  private async record(read: ReadonlyMap<Row, string[]>, { kind, id, orgCode, clientId }: Principal): Promise<void> {
    const at = this.clock.now().toISOString();
    for (const [{ case_no, item_code }, pointers] of read) {
      await this.database.write(RECORD, [at, case_no, item_code, pointers, kind, id, orgCode ?? null, clientId]);
    }
  }
}
