import { Injectable } from '@nestjs/common';
import { PERMISSIONS } from '@yiwang/permissions';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { AdminActions, type Administrator } from '../../admin/admin-actions.js';
import { permissionUnknown } from '../approval.errors.js';
import { ChangeSubject, type ChangeState } from '../change-subject.js';
import { DUTIES } from '../duties.js';

export const DutyState = z.object({ duty: z.enum(DUTIES).nullable() });
export type DutyState = z.output<typeof DutyState>;

const PUT = `INSERT INTO administrator_duties (permission, duty) VALUES ($1, $2) ON CONFLICT (permission) DO UPDATE SET duty = excluded.duty`;

/** 三员分立规则: which administrator a permission belongs to. */
@Injectable()
export class DutySubject extends ChangeSubject {
  readonly kind = 'duty';

  constructor(
    private readonly database: Database,
    private readonly actions: AdminActions,
  ) {
    super();
  }

  /** @throws AUTH.PERMISSION_UNKNOWN */
  override async current(target: string): Promise<DutyState> {
    if (!Object.hasOwn(PERMISSIONS, target)) throw permissionUnknown();
    const [row] = await this.database.query<{ duty: string }>('SELECT duty FROM administrator_duties WHERE permission = $1', [target]);
    return DutyState.parse({ duty: row?.duty ?? null });
  }

  override async apply(target: string, state: ChangeState, by: Administrator): Promise<void> {
    const { duty } = DutyState.parse(state);
    const before = await this.current(target);
    if (duty === null) await this.database.query('DELETE FROM administrator_duties WHERE permission = $1', [target]);
    else await this.database.query(PUT, [target, duty]);
    await this.actions.record(by, [{ action: 'duty.changed', target, details: { duty, before: before.duty } }]);
  }

  override accountsOf(): string[] {
    return [];
  }
}
