import { Injectable } from '@nestjs/common';
import { isAppError, type ErrorText } from '@yiwang/kernel';
import { isConnectionTrouble } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { isRefusal } from '../../intake/domain/outcome.js';
import { messageChanged } from '../../intake/intake.errors.js';
import { Intake, type Receipt } from '../../intake/system-message.js';
import { codeUnknown } from '../../mapping/mapping.errors.js';
import { SystemMappings } from '../../mapping/system-mappings.js';
import { taskNotFound } from '../../plan/domain/plan.errors.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import { ExchangeFiles } from '../exchange/exchange-files.js';
import { KnownCases } from '../exchange/known-cases.js';
import { ExchangeDatabases, faultOf, type Exchange } from './exchange-databases.js';
import { FORMS, ofForm, TAKEN_FORMS, type FormName } from './forms.js';
import { type CaseOfRow, projidOf, readRow, type IncomingRow, type Reading } from './incoming-row.js';
import { answerRow, callUpRows, heldCases, lockRow, offeredRows, putOffRow, type OfferedRow } from './incoming.sql.js';
import { OwnTrouble } from './own-trouble.js';
import { rowFailed, valueTooLong } from './tables.errors.js';
import { ToldMessages } from './told-messages.js';

const BATCH = 200;
/** Well within the lease of a reader: what is left is the next one's. */
const MOST_MS = 20_000;
const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 60;
/** Not for a mapping to say. */
const OURS = ['projid', 'unid', 'sync_status', 'dataversion'];
/** A decision names as many. */
const MOST_DOCUMENTS = 10;
/** Somebody is at the row, or at others of its case: the next round finds it. */
const BUSY = ['SQLSTATE 55P03', 'SQLSTATE 40P01'];
const log = logger('exchange-tables');

interface LockedRow {
  /** Null when there is too much in it. */
  readonly row: IncomingRow['row'] | null;
  /** Whose row it is, and which version of it. */
  readonly bare: IncomingRow['row'];
  readonly taken: boolean;
  readonly tries: number;
}

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
    private readonly files: ExchangeFiles,
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
      if (Date.now() > until) return true;
      moved += await this.takeCase(system, rows, until);
    }
    return moved > 0 && offered.length === BATCH;
  }

  /** The rows of one case, until one has to be waited for; returns how many were taken. Whoever holds one of them keeps back no other case. */
  private async takeCase(system: DepartmentSystem, rows: readonly OfferedRow[], until: number): Promise<number> {
    let moved = 0;
    const applied = new Set<string>();
    await this.unlessBusy(system, async () => {
      for (const row of rows) {
        if (Date.now() > until) break;
        const answer = await this.databases.run(system, (exchange) => this.take(system, exchange, row));
        if (answer === undefined || answer.state === 'failed') break;
        moved++;
        if (answer.state === 'applied' && row.projid !== null) applied.add(row.projid);
      }
    });
    for (const projid of applied) await this.unlessBusy(system, () => this.callUp(system, projid));
    return moved;
  }

  private async unlessBusy(system: DepartmentSystem, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { code } = faultOf(error);
      if (!BUSY.includes(code)) throw error;
      log.info('rows of a case are being changed, they will be read again', { key: system.id, orgCode: system.orgCode, code });
    }
  }

  /** What waits in the case is looked at soon, and not only when its pause is over. */
  private async callUp(system: DepartmentSystem, projid: string): Promise<void> {
    await this.databases.run(system, async ({ query, in: schema }) => {
      for (const form of TAKEN_FORMS) await query(callUpRows(schema, form), [projid]);
    });
  }

  /** Undefined when somebody else is at the row. */
  private async take(system: DepartmentSystem, exchange: Exchange, { form, key, arrival }: OfferedRow): Promise<Answer | undefined> {
    const { query, in: schema, settings } = exchange;
    const [locked] = await query<LockedRow>(lockRow(schema, form), [key, arrival]);
    if (!locked) return undefined;
    const { row, bare, taken, tries } = locked;
    const caseNo = projidOf(bare);
    const answer = await this.answerTo(async () => {
      if (row === null) return refusal(valueTooLong());
      const known = caseNo === undefined ? undefined : await this.known(system, form, caseNo);
      const mapped = await this.mapped(system, form, row);
      const reading = readRow({ form, row: mapped ?? row, taken }, known, settings);
      // Which columns of the administrator's own a mapping reads, nobody knows; without one, none of them says anything.
      return this.act(system, reading, { caseNo, known: known !== undefined, said: mapped ? row : ofForm(form, row) });
    });
    this.rows.inc({ outcome: answer.state });
    await write(exchange, { form, key }, answer, { row: bare, tries });
    return answer;
  }

  private async known(system: DepartmentSystem, form: FormName, caseNo: string): Promise<CaseOfRow | undefined> {
    const { theirs, leads: lead, acceptance } = await this.cases.of(system, caseNo);
    if (!theirs) return undefined;
    const named = lead === true && form === 'transact' ? await this.files.ofStage(system.id, caseNo, 'closing', MOST_DOCUMENTS) : [];
    return { lead, answersAcceptance: acceptance !== undefined, documents: named };
  }

  /**
   * What a system writes differently, its mapping of the form puts right: columns in capitals, as the forms have them. What it leaves out stays.
   * Undefined where the system has none.
   */
  private async mapped(system: DepartmentSystem, form: FormName, row: IncomingRow['row']): Promise<IncomingRow['row'] | undefined> {
    const given = Object.fromEntries(Object.entries(row).map(([column, value]) => [column.toUpperCase(), value]));
    const fields = await this.mappings.inbound(system, form.toUpperCase(), given).catch((cause: unknown) => {
      // A mapping is the platform's, and what is wrong with it no fault of the row; a code that it does not know is one.
      throw isAppError(cause) && cause.code === codeUnknown().code ? cause : rowFailed({ cause });
    });
    if (fields === given) return undefined;
    if (typeof fields !== 'object' || fields === null) return row;
    const columns = Object.entries(fields).map(([column, value]) => [column.toLowerCase(), value as unknown] as const);
    return { ...row, ...Object.fromEntries(columns.filter(([column]) => !OURS.includes(column))) };
  }

  private async act(
    system: DepartmentSystem,
    reading: Reading,
    about: { caseNo: string | undefined; known: boolean; said: IncomingRow['row'] },
  ): Promise<Answer> {
    switch (reading.kind) {
      case 'refused':
        return refusal(reading.error);
      case 'nothing':
        return APPLIED;
      case 'file':
        if (!about.known) return refusal(taskNotFound());
        return (await this.files.add(system.id, about.caseNo!, [reading.file])) ? APPLIED : refusal(messageChanged());
      case 'message':
        if (!about.known) return refusal(taskNotFound());
        return ofReceipt(await this.intake.receive(system, await this.told.first(system, reading.message, about.said)));
    }
  }

  /** Trouble of ours is no answer: the row is looked at again, and what came after it in its case waits. */
  private async answerTo(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (isConnectionTrouble(error)) throw new OwnTrouble(error);
      if (isRefusal(error)) return refusal(error);
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
  { form, key }: Pick<OfferedRow, 'form' | 'key'>,
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
