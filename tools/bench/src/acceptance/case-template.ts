import { createHash } from 'node:crypto';
import type { FieldCipher } from '@yiwang/access';
import { maskCitizenIdStrong, maskName } from '@yiwang/standards';
import { copyText } from '../catalogue/copy-in.ts';
import type { Applicant, MadeCase, Milestones, Stage } from './case-shape.ts';
import { timeOfDay, type WorkingDays } from './working-days.ts';

/** Column → its text as PostgreSQL writes it, times as ISO 8601; null is NULL. */
export type Cells = Readonly<Record<string, string | null>>;

/** A case that came to its stage through the API, as the database holds it. */
export interface TemplateCase {
  stage: Stage;
  row: Cells;
  steps: readonly Cells[];
  /** Columns of `row` that are times. */
  times: ReadonlySet<string>;
}

const MILESTONES = ['submitted_at', 'accepted_at', 'decided_at', 'delivered_at', 'closed_at'];
/** From which milestone a limit counts. */
const COUNTED_FROM: Readonly<Record<string, string>> = {
  acceptance_due_at: 'submitted_at',
  promise_due_at: 'accepted_at',
  statutory_due_at: 'accepted_at',
  delivery_due_at: 'decided_at',
};
const GENESIS = '0'.repeat(64);

type Write = (made: MadeCase, at: (time: number) => number, form: string) => string | null;

/** Writes cases of one stage that differ from a real one in what makes each its own: number, item, applicant, counter, times. */
export class CaseTemplate {
  readonly stage: Stage;
  readonly columns: string[];
  private readonly writers: Write[];
  private readonly steps: readonly StepTemplate[];
  private readonly milestones: Milestones;
  private readonly form: string;
  private readonly cipher: FieldCipher;

  constructor({ stage, row, steps, times }: TemplateCase, cipher: FieldCipher, days: WorkingDays) {
    this.cipher = cipher;
    this.stage = stage;
    this.columns = Object.keys(row);
    const caseNo = row['case_no']!;
    this.form = cipher.decrypt(row['form_sealed']!, `case:${caseNo}:form`);
    const known = MILESTONES.map((column) => row[column]).flatMap((text) => (text ? [Date.parse(text)] : []));
    const end = Math.max(...steps.map((step) => Date.parse(step['at']!)));
    // A refused or withdrawn case has no column for its end.
    this.milestones = end > known.at(-1)! ? [...known, end] : known;
    const own = ownColumns(row, cipher);
    this.writers = this.columns.map((column) => {
      const text = row[column] ?? null;
      if (own[column]) return own[column];
      if (text === null || !times.has(column)) return () => text;
      return timeOf(column, row, days);
    });
    this.steps = steps.map((step, index) => new StepTemplate(step, index + 1, row['applicant_id'] ?? ''));
  }

  /** A line for COPY into `cases`, and the lines for `case_steps`. */
  lines(made: MadeCase): { row: string; steps: string[] } {
    const at = (time: number): number => mapped(time, this.milestones, made.milestones);
    const form = this.cipher.encrypt(this.form, `case:${made.caseNo}:form`);
    let row = '';
    for (const write of this.writers) row += `${row === '' ? '' : '\t'}${copyText(write(made, at, form))}`;
    let previous = GENESIS;
    const steps = this.steps.map((step) => {
      const { line, hash } = step.line(made, at, previous);
      previous = hash;
      return line;
    });
    return { row, steps };
  }
}

export const STEP_COLUMNS = ['case_no', 'kind', 'at', 'actor_kind', 'actor_id', 'actor_org', 'detail', 'seq', 'hash'];

class StepTemplate {
  private readonly step: Cells;
  private readonly seq: number;
  private readonly at: number;
  private readonly byApplicant: boolean;

  constructor(step: Cells, seq: number, applicantId: string) {
    this.step = step;
    this.seq = seq;
    this.at = Date.parse(step['at']!);
    this.byApplicant = step['actor_id'] === applicantId;
  }

  /** With the hash that the database would have given it; its trigger is off meanwhile, since it costs more than the rest. */
  line({ caseNo, applicant, counter }: MadeCase, at: (time: number) => number, previous: string): { line: string; hash: string } {
    const time = new Date(at(this.at)).toISOString();
    const { kind, detail } = this.step as { kind: string; detail: string | null };
    let [actorKind, actorId, actorOrg] = [this.step['actor_kind']!, this.step['actor_id']!, this.step['actor_org'] ?? null];
    if (this.byApplicant) {
      [actorKind, actorId, actorOrg] = counter
        ? ['officer', counter.clerk, counter.orgCode]
        : [applicant.kind, applicant.id!, applicant.kind === 'legalPerson' ? applicant.documentNo : null];
    }
    const org = actorOrg === null ? 'null' : `"${actorOrg}"`;
    const content = `["${previous}", "${caseNo}", ${this.seq}, "${kind}", "${time.slice(0, -1)}000Z", "${actorKind}", "${digestOf(actorId)}", ${org}, ${detail ?? 'null'}]`;
    const hash = createHash('sha256').update(content).digest('hex');
    const cells = [caseNo, kind, time, actorKind, actorId, actorOrg, detail, String(this.seq), `\\x${hash}`];
    return { line: cells.map(copyText).join('\t'), hash };
  }
}

const digests = new Map<string, string>();
function digestOf(actorId: string): string {
  let digest = digests.get(actorId);
  if (digest === undefined) {
    digest = createHash('sha256').update(actorId).digest('hex');
    if (digests.size > 200_000) digests.clear();
    digests.set(actorId, digest);
  }
  return digest;
}

/** A time of the template's life at the same place of the made one's. */
function mapped(time: number, from: Milestones, to: Milestones): number {
  const last = Math.min(from.length, to.length) - 1;
  for (let i = 0; i < last; i++) {
    if (time >= from[i + 1]!) continue;
    const span = from[i + 1]! - from[i]!;
    return Math.round(to[i]! + (span === 0 ? 0 : ((time - from[i]!) / span) * (to[i + 1]! - to[i]!)));
  }
  return Math.round(to[last]! + (time - from[last]!));
}

function timeOf(column: string, row: Cells, days: WorkingDays): Write {
  const own = Date.parse(row[column]!);
  const from = COUNTED_FROM[column];
  if (from === undefined || !row[from]) return (_, at) => new Date(at(own)).toISOString();
  const began = Date.parse(row[from]);
  const [count, time] = [days.between(began, own), timeOfDay(own)];
  return (_, at) => new Date(days.after(at(began), count, time)).toISOString();
}

/** What is a case's own. Others are as in the template. */
function ownColumns(row: Cells, cipher: FieldCipher): Record<string, Write | undefined> {
  return {
    case_no: ({ caseNo }) => caseNo,
    item_code: ({ item }) => item.code,
    item_version: ({ item }) => String(item.version),
    item_name: ({ item }) => item.name,
    accepted_by: ({ item }) => item.acceptedBy,
    case_kind: ({ item }) => item.caseKind,
    deciding_org: ({ item }) => item.orgCode,
    deciding_name: ({ item }) => item.orgName,
    deciding_region: ({ item }) => item.region,
    window_region: ({ windowRegion }) => windowRegion,
    received_org: ({ counter }) => counter?.orgCode ?? null,
    received_region: ({ counter }) => counter?.region ?? null,
    channel: ({ counter }) => (counter ? 'window' : row['channel']!),
    applicant_kind: ({ applicant }) => applicant.kind,
    applicant_id: ({ applicant }) => applicant.id,
    applicant_hash: ({ applicant: { documentType, documentNo } }) =>
      documentNo === null ? null : cipher.lookupHash(`${documentType}:${documentNo}`),
    applicant_masked: ({ applicant }) => JSON.stringify(masked(applicant)),
    applicant_sealed: ({ caseNo, applicant }) => cipher.encrypt(sealedText(applicant), `case:${caseNo}:applicant`),
    form_sealed: (_made, _at, form) => form,
    filed_by: ({ applicant, counter }) =>
      JSON.stringify(
        counter
          ? { kind: 'officer', id: counter.clerk, orgCode: counter.orgCode }
          : { kind: applicant.kind, id: applicant.id, ...(applicant.documentNo !== null && { orgCode: applicant.documentNo }) },
      ),
  };
}

/** As lists show it. */
function masked({ kind, name, documentNo }: Applicant): object {
  if (kind === 'legalPerson') return { name, number: documentNo };
  return { name: name === null ? null : maskName(name), ...(documentNo !== null && { number: maskCitizenIdStrong(documentNo) }) };
}

function sealedText({ kind, name, documentType, documentNo }: Applicant): string {
  return JSON.stringify({ applicant: { kind, ...(name !== null && { name }), ...(documentNo !== null && { documentType, documentNo }) } });
}
