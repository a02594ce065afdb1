import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';

/** Who reads which material of which case, and for what. */
export interface Reading {
  caseNo: string;
  itemCode: string;
  materialCode: string;
  purpose: string;
  taskId?: string;
  by: { kind: string; id: string; orgCode?: string; clientId: string };
}

/**
 * The pointer of a material in grants and in the record. A form has no field that is named so by accident: a grant for a form's field
 * never opens a file.
 */
export const ALL_MATERIALS = '/$materials';
export const materialPointer = (materialCode: string): string =>
  `${ALL_MATERIALS}/${materialCode.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const RECORD = `
  INSERT INTO disclosures (at, case_no, item_code, purpose, pointers, task_id, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** 查阅记录 — in the same record as the reading of forms. */
@Injectable()
export class RecordReading {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In a unit of work. */
  execute({ caseNo, itemCode, materialCode, purpose, taskId, by }: Reading): Promise<void> {
    const at = this.clock.now().toISOString();
    const pointers = [materialPointer(materialCode)];
    return this.database.write(RECORD, [
      at,
      caseNo,
      itemCode,
      purpose,
      pointers,
      taskId ?? null,
      by.kind,
      by.id,
      by.orgCode ?? null,
      by.clientId,
    ]);
  }
}
