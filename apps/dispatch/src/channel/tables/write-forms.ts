import { KEYS, type FormRow } from './forms.js';
import { localTimeText } from '@yiwang/standards';
import type { OutgoingMessage } from '../system-channel.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { Exchange } from './exchange-databases.js';
import type { FormChange } from './outgoing-rows.js';

/** What lies there untaken stays what it was offered as; what was taken over, or withdrawn, is offered as changed. */
const OFFERED_ANEW = `CASE WHEN t.sync_status = 'I' THEN 'I' ELSE 'U' END`;

/**
 * Writes one message: its notice, and what it does to the forms, in the transaction of `exchange`. A message that is there already changes
 * nothing, however often it is written — unless what it had written is gone: the department may delete rows, or lose them, and is given them
 * again by a replay.
 */
export async function writeMessage(
  exchange: Exchange,
  system: DepartmentSystem,
  message: OutgoingMessage,
  change: FormChange,
): Promise<void> {
  const known = !(await noted(exchange, system, message));
  switch (change.kind) {
    case 'offer':
      if (known && !(await gone(exchange, message))) return;
      await upsert(exchange, [change.filing]);
      if (change.accept) await upsert(exchange, [change.accept]);
      else await withdraw(exchange, 'accept', message.caseNo);
      for (const form of ['attr', 'formfile'] as const)
        await upsert(
          exchange,
          change.parts.filter((part) => part.form === form),
        );
      await withdrawOthers(exchange, message.caseNo, change.parts);
      return;
    case 'change':
      if ((await update(exchange, change.filing, OFFERED_ANEW)) && change.accept) await move(exchange, change.accept);
      if (change.result && !(known && (await decided(exchange, message)))) await upsert(exchange, [change.result]);
      return;
    case 'withdraw':
      await update(exchange, change.filing, `'D'`);
      return;
    case 'none':
  }
}

/** Whether the message is new. */
async function noted({ query, out }: Exchange, system: DepartmentSystem, message: OutgoingMessage): Promise<boolean> {
  const { id, caseNo, taskId, type, data, version, createdAt } = message;
  const rows = await query(
    `INSERT INTO ${out}.notice (unid, projid, taskid, type, data, dataversion, create_time, belongsystem)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (unid) DO NOTHING RETURNING unid`,
    [id, caseNo, taskId, type, JSON.stringify(data), version, localTimeText(createdAt), system.code],
  );
  return rows.length > 0;
}

/** Whether the filing is missing that the message had written, and its task was not taken back since. */
async function gone({ query, out }: Exchange, { caseNo, taskId }: OutgoingMessage): Promise<boolean> {
  const there = await query(
    `SELECT 1 FROM ${out}.apasinfo WHERE projid = $1
     UNION ALL SELECT 1 FROM ${out}.notice WHERE projid = $1 AND taskid = $2 AND type = 'task.recalled' LIMIT 1`,
    [caseNo, taskId],
  );
  return there.length === 0;
}

const decided = async ({ query, out }: Exchange, { caseNo }: OutgoingMessage): Promise<boolean> =>
  (await query(`SELECT 1 FROM ${out}.transact WHERE projid = $1`, [caseNo])).length > 0;

/** Rows of one form, of the same columns. DATAVERSION rises when something has changed, and only then. */
async function upsert({ query, out }: Exchange, rows: readonly FormRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { form } = first;
  const columns = Object.keys(first.values);
  const key = KEYS[form];
  // Of two with one key the later counts, as if it had been written after the other.
  const distinct = [...new Map(rows.map(({ values }) => [values[key], values])).values()];
  const places = distinct.map((_, row) => `(${columns.map((__, i) => `$${row * columns.length + i + 1}`).join(', ')})`);
  const changing = columns.filter((column) => column !== key);
  // When it was written is no change by itself.
  const compared = changing.filter((column) => column !== 'create_time');
  await query(
    `INSERT INTO ${out}.${form} AS t (${columns.join(', ')}) VALUES ${places.join(', ')}
     ON CONFLICT (${key}) DO UPDATE SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')},
       dataversion = t.dataversion + 1, sync_status = ${OFFERED_ANEW}
     WHERE t.sync_status = 'D' OR (${compared.map((column) => `t.${column}`).join(', ')})
       IS DISTINCT FROM (${compared.map((column) => `excluded.${column}`).join(', ')})`,
    distinct.flatMap((values) => columns.map((column) => values[column])),
  );
}

/**
 * Only where the filing speaks of this very task: a later one of the same case is not touched by what is said of an earlier one. And only where
 * it was last written by an earlier message.
 */
async function update({ query, out }: Exchange, { form, values }: FormRow, status: string): Promise<boolean> {
  const { projid, taskid, ...changes } = values;
  const columns = Object.keys(changes);
  const at = columns.indexOf('messageid') + 3;
  const rows = await query(
    `UPDATE ${out}.${form} t SET ${columns.map((column, i) => `${column} = $${i + 3}`).join(', ')},
       dataversion = t.dataversion + 1, sync_status = ${status}
     WHERE t.projid = $1 AND t.taskid = $2
       AND coalesce((SELECT n.arrival FROM ${out}.notice n WHERE n.unid = t.messageid), 0)
         < (SELECT n.arrival FROM ${out}.notice n WHERE n.unid = $${at})
     RETURNING t.projid`,
    [projid, taskid, ...Object.values(changes)],
  );
  return rows.length > 0;
}

/** Another limit of a case that is accepted. */
async function move({ query, out }: Exchange, { form, values }: FormRow): Promise<void> {
  await query(
    `UPDATE ${out}.${form} t SET promise_etime = $2, dataversion = t.dataversion + 1, sync_status = ${OFFERED_ANEW}
     WHERE t.projid = $1 AND t.sync_status <> 'D' AND t.promise_etime IS DISTINCT FROM $2`,
    [values['projid'], values['promise_etime']],
  );
}

/** What was said of the case is so no more: it was opened again. */
async function withdraw({ query, out }: Exchange, form: FormRow['form'], caseNo: string): Promise<void> {
  await query(
    `UPDATE ${out}.${form} t SET sync_status = 'D', dataversion = t.dataversion + 1 WHERE t.projid = $1 AND t.sync_status <> 'D'`,
    [caseNo],
  );
}

/** Materials and files that the case no longer has. */
async function withdrawOthers({ query, out }: Exchange, caseNo: string, parts: readonly FormRow[]): Promise<void> {
  for (const form of ['attr', 'formfile'] as const) {
    const kept = parts.filter((part) => part.form === form).map(({ values }) => values['unid']);
    await query(
      `UPDATE ${out}.${form} t SET sync_status = 'D', dataversion = t.dataversion + 1
       WHERE t.projid = $1 AND t.sync_status <> 'D' AND t.unid <> ALL ($2)`,
      [caseNo, kept],
    );
  }
}
