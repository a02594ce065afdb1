import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { CaseSerials } from '../domain/case-serials.js';

/** Serials from the database's sequence. Call it outside a unit of work: a block must not be part of somebody's transaction. */
@Injectable()
export class SqlCaseSerials extends CaseSerials {
  constructor(database: Database) {
    super(async () => {
      const [row] = await database.query<{ block: number }>("SELECT nextval('case_serial_blocks')::int AS block");
      return row!.block;
    });
  }
}
