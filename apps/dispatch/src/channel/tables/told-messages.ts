import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { messageChanged } from '../../intake/intake.errors.js';
import type { SystemMessage } from '../../intake/system-message.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { IncomingRow } from './incoming-row.js';

const ADD = `
  INSERT INTO table_messages (system_id, external_id, version, row_hash, message) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING RETURNING version`;
const FIND = 'SELECT row_hash, message FROM table_messages WHERE system_id = $1 AND external_id = $2 AND version = $3';
/** The intake keeps its own record; a row that is offered again after so long is read anew. */
const PRUNE = `
  DELETE FROM table_messages WHERE ctid IN (
    SELECT ctid FROM table_messages WHERE told_at < now() - interval '90 days' ORDER BY told_at LIMIT $1)`;
/** What the platform or the transfer tool writes is not what the department says. */
const NOT_SAID = ['sync_status', 'arrival', 'taken', 'tries', 'look_again_at', 'op', 'tong_time', 'tongid'];

const placeOf = (systemId: string, { externalId, version }: SystemMessage): string => `table-message:${systemId}:${externalId}:${version}`;

/**
 * What rows were understood as. What a row means also depends on the case — who leads, which documents were named —, so the first
 * understanding stays with it: told again after a wait or a crash it is the same message, and no second one.
 */
@Injectable()
export class ToldMessages {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws DISPATCH.MESSAGE_CHANGED when the row said something else under the same version */
  async first({ id }: DepartmentSystem, message: SystemMessage, said: IncomingRow['row']): Promise<SystemMessage> {
    const { externalId, version } = message;
    const hash = this.cipher.lookupHash(digest(said));
    const sealed = this.cipher.encrypt(JSON.stringify(message), placeOf(id, message));
    const added = await this.uow.run(() => this.database.query(ADD, [id, externalId, version, hash, sealed]));
    if (added.length > 0) return message;
    const [told] = await this.database.query<{ row_hash: string; message: string }>(FIND, [id, externalId, version]);
    if (told?.row_hash !== hash) throw messageChanged();
    return JSON.parse(this.cipher.decrypt(told.message, placeOf(id, message))) as SystemMessage;
  }

  /** Returns whether there may be more. */
  async prune(limit: number): Promise<boolean> {
    const pruned = await this.uow.run(() => this.database.query(`${PRUNE} RETURNING version`, [limit]));
    return pruned.length === limit;
  }
}

function digest(row: IncomingRow['row']): string {
  // An empty column is as good as none: one more of them changes no word.
  const said = Object.entries(row).filter(
    ([column, value]) => value !== null && !NOT_SAID.includes(column) && !column.startsWith('answer'),
  );
  said.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
