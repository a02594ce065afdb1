import type { AppError } from '@yiwang/kernel';
import { attachmentStages, ningboTransactResult, orThrow, parseLocalTime, type FinishKind } from '@yiwang/standards';
import { KEYS, TAKEN_FORMS, type FormName } from './forms.js';
import { isRefusal } from '../../intake/domain/outcome.js';
import type { SystemMessage } from '../../intake/system-message.js';
import type { ReceivedFile } from '../exchange/exchange-files.js';
import type { TablesSettings } from './tables-settings.js';
import * as errors from './tables.errors.js';

/** A row as PostgreSQL gives it in JSON: of whatever types its columns are. */
export interface IncomingRow {
  readonly form: FormName;
  readonly row: Readonly<Record<string, unknown>>;
  /** Whether some version of it was taken over before. */
  readonly taken: boolean;
}

/** What the platform knows of the case that a row names; undefined for a case that it has not, or that is none of this department's. */
export interface CaseOfRow {
  /** Whether this department leads, and so gives the decision and not only its own result; undefined as long as nobody knows. */
  readonly lead: boolean | undefined;
  /** Whether the system ever had a task to answer acceptance of the case. */
  readonly answersAcceptance: boolean;
  /** Documents that the system has named for the end of the case (FORMFILE, TYPE 04). */
  readonly documents: readonly { readonly name: string; readonly path: string }[];
}

/** What is to be done about a row. */
export type Reading =
  | { readonly kind: 'message'; readonly message: SystemMessage }
  | { readonly kind: 'file'; readonly file: ReceivedFile }
  /** Nothing was ever taken over, so that there is nothing to take back. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly error: AppError };

/** 准予许可, 不予许可 (TRANSACT_DESCRIBE). */
const RESULTS: Readonly<Record<string, 'approved' | 'rejected'>> = { 准予许可: 'approved', 不予许可: 'rejected' };
const REFUSED_ACCEPTANCE = '不予受理';
/** 提交, 退回 within the department (NODE.ACTION): both are steps. */
const RETURNED = '退回';
const ACTIONS = ['提交', RETURNED];
const MOST = { key: 90, link: 40, person: 60, opinion: 1000, reason: 500, name: 255, path: 1000, resultNo: 64, authority: 60 } as const;
/** A document of the decision takes less than a file. */
const MOST_OF_DOCUMENT = { name: 100, path: 200 } as const;

export const projidOf = (row: IncomingRow['row']): string | undefined => {
  const text = textOf(row['projid']);
  return text !== undefined && text.length <= 21 ? text : undefined;
};

/** Reads one row. Whatever stands in it, the outcome has a name. @throws DISPATCH.TABLES_ROW_FAILED for one that nobody can understand yet */
export function readRow(incoming: IncomingRow, known: CaseOfRow | undefined, settings: TablesSettings): Reading {
  try {
    return reading(incoming, known, settings);
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', error };
    throw error;
  }
}

function reading({ form, row, taken }: IncomingRow, known: CaseOfRow | undefined, settings: TablesSettings): Reading {
  const status = textOf(row['sync_status']);
  if (status !== 'I' && status !== 'U' && status !== 'D') throw errors.statusUnknown();
  if (!TAKEN_FORMS.includes(form)) throw errors.formNotTaken();
  const caseNo = projidOf(row);
  if (caseNo === undefined) throw errors.projidMissing();
  const key = needed(row, KEYS[form], MOST.key);
  const version = versionOf(row['dataversion']);
  if (status === 'D') {
    if (taken) throw errors.deleteRefused();
    return { kind: 'nothing' };
  }
  if (form === 'formfile') return fileOf(row, key, version);
  const { type, body } = contentOf(form, row, known, settings);
  const at = saidAt(form, row).toISOString();
  return { kind: 'message', message: { externalId: `${form.toUpperCase()}:${key}`, type, version, caseNo, at, body } };
}

/** The time of what is told, in forms that have one, or when the row was written: whichever is later, since one clock is behind both. */
function saidAt(form: FormName, row: IncomingRow['row']): Date {
  const written = timeOf(row, 'create_time');
  const own = OWN_TIME[form];
  const told = own === undefined || textOf(row[own]) === undefined ? written : timeOf(row, own);
  return told > written ? told : written;
}
const OWN_TIME: Readonly<Partial<Record<FormName, string>>> = { accept: 'accept_time', transact: 'transact_time' };

type Content = Pick<SystemMessage, 'type' | 'body'>;

function contentOf(form: FormName, row: IncomingRow['row'], known: CaseOfRow | undefined, settings: TablesSettings): Content {
  switch (form) {
    case 'accept':
      return known?.answersAcceptance ? { type: 'acceptance.answer', body: { kind: 'accept' } } : { type: 'task.acknowledge', body: {} };
    case 'node':
      return stepOf(row);
    case 'transact':
      return endOf(row, known, settings);
    case 'apasinfo':
    case 'attr':
    case 'formfile':
      throw errors.formNotTaken();
  }
}

/** 环节. Where there is no end, the start is meant (GB/T 39046). */
function stepOf(row: IncomingRow['row']): Content {
  const action = textOf(row['action']) ?? ACTIONS[0]!;
  if (!ACTIONS.includes(action)) throw errors.wordUnknown({ detail: naming('ACTION') });
  const startedAt = timeOf(row, 'start_time').toISOString();
  const endedAt = textOf(row['end_time']) === undefined ? startedAt : timeOf(row, 'end_time').toISOString();
  const person = spare(row, 'name', MOST.person);
  const said = spare(row, 'opinion', MOST.opinion - 3);
  const opinion = action === RETURNED ? `退回：${said ?? ''}` : said;
  return {
    type: 'task.step',
    body: { link: needed(row, 'node_name', MOST.link), startedAt, endedAt, ...(person && { person }), ...(opinion && { opinion }) },
  };
}

/** 办结. The lead's is the decision of the case; that of another department its result. */
function endOf(row: IncomingRow['row'], known: CaseOfRow | undefined, settings: TablesSettings): Content {
  const word = needed(row, 'transact_result', 20);
  timeOf(row, 'transact_time');
  if (word === REFUSED_ACCEPTANCE) {
    return { type: 'acceptance.answer', body: { kind: 'refuse', ground: 'requirementsNotMet', reason: reasonOf(row) } };
  }
  const kind: FinishKind = decoded(word);
  switch (kind) {
    case 'returned':
      return { type: 'task.return', body: { reason: reasonOf(row) } };
    case 'voided':
      return { type: 'case.measure', body: { kind: 'terminate', reason: reasonOf(row) } };
    case 'forwarded':
      return {
        type: 'case.measure',
        body: {
          kind: 'forward',
          authority: { name: needed(row, 'remark', MOST.authority) },
          reason: needed(row, 'transact_describe', MOST.reason),
        },
      };
    case 'closed':
    case 'licenceIssued':
    case 'paperClosed':
    case 'correctionLapsed':
    case 'deleted':
      if (known && known.lead === undefined) throw errors.rowFailed();
      return known?.lead ? decisionOf(row, known, settings) : resultOf(row, settings);
  }
}

function decoded(word: string): FinishKind {
  const kind = ningboTransactResult.decode(word);
  if (!kind.ok) throw errors.wordUnknown({ detail: naming('TRANSACT_RESULT') });
  return kind.value;
}

function outcomeOf(row: IncomingRow['row'], { results }: TablesSettings): 'approved' | 'rejected' {
  const word = needed(row, 'transact_describe', MOST.opinion);
  const outcome = Object.hasOwn(results, word) ? results[word] : Object.hasOwn(RESULTS, word) ? RESULTS[word] : undefined;
  if (outcome === undefined) throw errors.wordUnknown({ detail: naming('TRANSACT_DESCRIBE') });
  return outcome;
}

const resultOf = (row: IncomingRow['row'], settings: TablesSettings): Content => ({
  type: 'task.result',
  body: { result: outcomeOf(row, settings), opinion: spare(row, 'remark', MOST.opinion) ?? needed(row, 'transact_describe', MOST.opinion) },
});

function decisionOf(row: IncomingRow['row'], { documents }: CaseOfRow, settings: TablesSettings): Content {
  const reason = spare(row, 'remark', MOST.opinion);
  const resultNo = spare(row, 'result_code', MOST.resultNo);
  const named = documents.map(({ name, path }) => ({ kind: 'other', name, fileRef: path }));
  return {
    type: 'case.decide',
    body: {
      outcome: outcomeOf(row, settings),
      ...(reason && { reason }),
      ...(resultNo && { resultNo }),
      ...(named.length > 0 && { documents: named }),
    },
  };
}

function fileOf(row: IncomingRow['row'], key: string, version: number): Reading {
  const stage = attachmentStages.decode(needed(row, 'type', 2));
  if (!stage.ok) throw errors.wordUnknown({ detail: naming('TYPE') });
  const most = stage.value === 'closing' ? MOST_OF_DOCUMENT : MOST;
  const name = needed(row, 'name', most.name);
  const path = needed(row, 'filepath', most.path);
  const belongsTo = spare(row, 'belongto', MOST.key) ?? '';
  const remark = spare(row, 'remark', MOST.reason) ?? '';
  return { kind: 'file', file: { externalId: `FORMFILE:${key}`, version, stage: stage.value, name, path, belongsTo, remark } };
}

const reasonOf = (row: IncomingRow['row']): string => spare(row, 'remark', MOST.reason) ?? needed(row, 'transact_describe', MOST.reason);

/** As text without what surrounds it, whatever the type of the column; undefined when it is empty. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

function spare(row: IncomingRow['row'], column: string, most: number): string | undefined {
  const text = textOf(row[column]);
  if (text !== undefined && [...text].length > most)
    throw errors.valueTooLong({ detail: naming(column.toUpperCase(), errors.valueTooLong) });
  return text;
}

function needed(row: IncomingRow['row'], column: string, most: number): string {
  const text = spare(row, column, most);
  if (text === undefined) throw errors.valueMissing({ detail: naming(column.toUpperCase(), errors.valueMissing) });
  return text;
}

function versionOf(value: unknown): number {
  const text = textOf(value);
  const version = text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (version < 1 || version > 1_000_000) throw errors.versionInvalid();
  return version;
}

function timeOf(row: IncomingRow['row'], column: string): Date {
  const checked = parseLocalTime(textOf(row[column]) ?? '');
  if (!checked.ok) throw errors.timeUnreadable({ detail: naming(column.toUpperCase(), errors.timeUnreadable) });
  return orThrow(checked);
}

/** The text of an error with the column that it is about; never with what stands there. */
function naming(column: string, error: () => AppError = errors.wordUnknown): AppError['text'] {
  const { zh, en } = error().text;
  return { zh: `${column}：${zh}`, en: `${column}: ${en}` };
}
