import { Injectable } from '@nestjs/common';
import { isAppError, type ErrorText } from '@yiwang/kernel';
import { isConnectionTrouble } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { Intake, type Receipt } from '../../intake/system-message.js';
import { SystemMappings } from '../../mapping/system-mappings.js';
import { taskNotFound } from '../../plan/domain/plan.errors.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import { ExchangeDatabases, type Exchange } from './exchange-databases.js';
import { FORMS, type FormName } from './forms.js';
import { projidOf, readRow, type IncomingRow, type Reading } from './incoming-row.js';
import { answerRow, callUpRows, heldCases, lockRow, offeredRows, putOffRow, type OfferedRow } from './incoming.sql.js';
import { KnownCases } from './known-cases.js';
import { rowFailed } from './tables.errors.js';
import { ToldMessages } from './told-messages.js';

const BATCH = 200;
/** Well within the lease of a reader: what is left is the next one's. */
const MOST_MS = 20_000;
const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 60;
/** Not for a mapping to say. */
const OURS = ['projid', 'unid', 'sync_status', 'dataversion'];
const log = logger('exchange-tables');

/** What became of a row: `S` or `E` with the answer, or not yet. */
export interface Answer {
  readonly state: 'applied' | 'late' | 'refused' | 'waiting' | 'failed';
  readonly code: string | null;
  readonly text: ErrorText | null;
}
export const APPLIED: Answer = { state: 'applied', code: null, text: null };

/**
 * 读取前置库 — takes over what a department has written into its exchange tables, row by row: each is locked where it lies, told to the
 * intake, and answered in the same transaction. Whoever dies in between leaves the row as it was; the intake knows it again.
 */
@Injectable()
export class ReadExchange {
  private readonly rows = metrics.counter('dispatch_exchange_rows_total', 'Rows of exchange tables by outcome', ['outcome']);

  constructor(
    private readonly databases: ExchangeDatabases,
    private readonly cases: KnownCases,
    private readonly intake: Intake,
    private readonly mappings: SystemMappings,
    private readonly told: ToldMessages,
  ) {}

  /** Returns whether there may be more. @throws what the department’s database says, or ours */
  async execute(system: DepartmentSystem): Promise<boolean> {
    const until = Date.now() + MOST_MS;
    const offered = await this.databases.run(system, async ({ query, in: schema }) => {
      const held = await query<{ projid: string | null }>(heldCases(schema));
      return query<OfferedRow>(offeredRows(schema), [held.flatMap(({ projid }) => projid ?? []), BATCH]);
    });
    let moved = 0;
    for (const rows of byCase(offered)) {
      for (const row of rows) {
        if (Date.now() > until) return true;
        if (!(await this.databases.run(system, (exchange) => this.take(system, exchange, row)))) break;
        moved++;
      }
    }
    return moved > 0 && offered.length === BATCH;
  }

  /** Whether what comes after it in its case may be taken, too. */
  private async take(system: DepartmentSystem, exchange: Exchange, { form, key, arrival }: OfferedRow): Promise<boolean> {
    const { query, in: schema, settings } = exchange;
    const [locked] = await query<{ row: IncomingRow['row']; taken: boolean; tries: number }>(lockRow(schema, form), [key, arrival]);
    if (!locked) return false;
    const { row, taken, tries } = locked;
    const caseNo = projidOf(row);
    const answer = await this.answerTo(async () => {
      const known = caseNo === undefined ? undefined : await this.cases.of(system, caseNo);
      const reading = readRow({ form, row: await this.mapped(system, form, row), taken }, known, settings);
      return this.act(system, reading, { caseNo, known: known !== undefined, row });
    });
    this.rows.inc({ outcome: answer.state });
    await write(exchange, { form, key, arrival, projid: caseNo ?? null }, answer, { row, tries });
    if (answer.state === 'applied' && caseNo !== undefined) for (const other of FORMS) await query(callUpRows(schema, other), [caseNo]);
    return answer.state !== 'failed';
  }

  /** What a system writes differently, its mapping of the form puts right: columns in capitals, as the forms have them. What it leaves out stays. */
  private async mapped(system: DepartmentSystem, form: FormName, row: IncomingRow['row']): Promise<IncomingRow['row']> {
    const given = Object.fromEntries(Object.entries(row).map(([column, value]) => [column.toUpperCase(), value]));
    const fields = await this.mappings.inbound(system, form.toUpperCase(), given).catch((cause: unknown) => {
      // A mapping is the platform's, and what is wrong with it no fault of the row.
      throw rowFailed({ cause });
    });
    if (typeof fields !== 'object' || fields === null) return row;
    const columns = Object.entries(fields).map(([column, value]) => [column.toLowerCase(), value as unknown] as const);
    return { ...row, ...Object.fromEntries(columns.filter(([column]) => !OURS.includes(column))) };
  }

  private async act(
    system: DepartmentSystem,
    reading: Reading,
    about: { caseNo: string | undefined; known: boolean; row: IncomingRow['row'] },
  ): Promise<Answer> {
    switch (reading.kind) {
      case 'refused':
        return refusal(reading.error);
      case 'nothing':
        return APPLIED;
      case 'file':
        if (!about.known) return refusal(taskNotFound());
        await this.cases.keepFile(system, about.caseNo!, reading.file);
        return APPLIED;
      case 'message':
        if (!about.known) return refusal(taskNotFound());
        return ofReceipt(await this.intake.receive(system, await this.told.first(system, reading.message, about.row)));
    }
  }

  /** Trouble of ours is no answer: the row is looked at again, and what came after it in its case waits. */
  private async answerTo(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (isConnectionTrouble(error)) throw error;
      if (isAppError(error) && !['unavailable', 'internal', 'too-many'].includes(error.kind)) return refusal(error);
      log.error('a row of an exchange table could not be taken, it will be tried again', { err: error });
      return { ...refusal(rowFailed()), state: 'failed' };
    }
  }
}

const refusal = ({ code, text }: { code: string; text: ErrorText }): Answer => ({ state: 'refused', code, text });

/** A repeat gets the first answer. */
export function ofReceipt({ state, first, code, text }: Receipt): Answer {
  const meant = state === 'duplicate' ? (first ?? 'applied') : state;
  return { state: meant, code, text };
}

/** Each case in the order in which its first row was offered; within it link by link, since a department may fill its tables in any order. */
export function byCase(offered: readonly OfferedRow[]): OfferedRow[][] {
  const cases = new Map<string, OfferedRow[]>();
  for (const row of offered) {
    const id = row.projid ?? `${row.form}:${row.key}`;
    const rows = cases.get(id);
    if (rows) rows.push(row);
    else cases.set(id, [row]);
  }
  const rank = (row: OfferedRow): number => FORMS.indexOf(row.form);
  return [...cases.values()].map((rows) => rows.sort((a, b) => rank(a) - rank(b) || Number(BigInt(a.arrival) - BigInt(b.arrival))));
}

async function write(
  { query, in: schema }: Exchange,
  { form, key }: OfferedRow,
  { state, code, text }: Answer,
  { row, tries }: { row: IncomingRow['row']; tries: number },
): Promise<void> {
  const words = text === null ? null : `${text.zh} / ${text.en}`.slice(0, 1000);
  if (state === 'waiting' || state === 'failed') {
    const seconds = Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(tries, 10), LONGEST_WAIT_SECONDS);
    await query(putOffRow(schema, form), [key, state, code, words, state === 'waiting', seconds]);
    return;
  }
  const version = Number(row['dataversion']);
  const answered = Number.isSafeInteger(version) && Math.abs(version) < 2 ** 31 ? version : null;
  await query(answerRow(schema, form), [key, state === 'refused' ? 'E' : 'S', state, code, words, answered, state !== 'refused']);
}
