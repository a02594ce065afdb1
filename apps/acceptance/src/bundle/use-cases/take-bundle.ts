import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { isAppError, uuidv7, type AppError, type InvalidParam } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { CaseState, HandedMaterial } from '../../case/domain/case-state.js';
import { itemVersionAwaited } from '../../case/domain/case.errors.js';
import { receiptOf, type CaseReceipt } from '../../case/use-cases/case-receipt.js';
import type { FileCaseCommand } from '../../case/use-cases/filing-desk.js';
import { TakeFiling, type PreparedFiling } from '../../case/use-cases/take-filing.js';
import { FindFilingItem } from '../../item/find-filing-item.js';
import { FormSchemas } from '../../item/forms/form-schemas.js';
import { bundleRefused, formUnavailable } from '../domain/bundle.errors.js';
import { composeBundle, sharesAnswers, type Shared } from '../domain/compose-bundle.js';

export type BundledItem = Pick<FileCaseCommand, 'itemCode' | 'itemVersion' | 'form' | 'linkedTo'> & { materials: HandedMaterial[] };

export interface FileBundleCommand extends Omit<FileCaseCommand, 'itemCode' | 'itemVersion' | 'form' | 'materials' | 'linkedTo'> {
  /** 一件事 that it is about, in the applicant's words. */
  title?: string | undefined;
  shared: Shared;
  items: BundledItem[];
}

/** 联办回执 — the bundle, and the receipt of each of its cases in the order of the filing. */
export interface BundleReceipt {
  bundleId: string;
  title: string | null;
  submittedAt: string;
  cases: CaseReceipt[];
}

/** What is known of a bundle before its unit of work; an error waits there until the key of a repetition has been looked at. */
export type PreparedBundle = { filings: { command: FileCaseCommand; prepared: PreparedFiling }[] } | { error: AppError };

const INSERT = `
  INSERT INTO bundles (id, title, account_id, received_org, channel, filed_by, submitted_at, total)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const INSERT_CASE = 'INSERT INTO bundle_cases (bundle_id, position, case_no) VALUES ($1, $2, $3)';

/** 一事联办 — files several items as one: all of them in one transaction, or none. Each is a case of its own from then on. */
@Injectable()
export class TakeBundle {
  constructor(
    private readonly items: FindFilingItem,
    private readonly forms: FormSchemas,
    private readonly filings: TakeFiling,
    private readonly database: Database,
  ) {}

  async prepare(command: FileBundleCommand, principal: Principal, now: Date): Promise<PreparedBundle> {
    try {
      const found = await Promise.all(command.items.map((item) => this.found(item, command.shared, now)));
      const { composed, problems } = composeBundle(command.shared, found);
      if (problems.length > 0) throw bundleRefused({ invalidParams: problems });
      const filings = [];
      for (const [index, item] of command.items.entries()) {
        const single = commandOf(command, { ...item, ...composed[index]! });
        filings.push({ command: single, prepared: await this.filings.prepare(single, principal, now) });
      }
      return { filings };
    } catch (error) {
      if (isAppError(error)) return { error };
      throw error;
    }
  }

  /** Everything that taking it would be refused for, named by item; nothing is filed. */
  async problemsOf(prepared: PreparedBundle, principal: Principal, now: Date): Promise<InvalidParam[]> {
    if ('error' in prepared) return problemsIn('', prepared.error);
    const problems: InvalidParam[] = [];
    for (const [index, { command, prepared: single }] of prepared.filings.entries()) {
      const errors = await this.filings.check(command, principal, single, now);
      problems.push(...errors.flatMap((error) => problemsIn(`/items/${index}`, error)));
    }
    return problems;
  }

  /** Files it within the unit of work. @throws ACCEPTANCE.BUNDLE_REFUSED with the problems of every item */
  async take(command: FileBundleCommand, principal: Principal, prepared: PreparedBundle, now: Date): Promise<BundleReceipt> {
    if ('error' in prepared) throw prepared.error;
    const problems = await this.problemsOf(prepared, principal, now);
    if (problems.length > 0) throw bundleRefused({ invalidParams: problems });
    const bundleId = uuidv7();
    const cases: CaseReceipt[] = [];
    for (const { command: single, prepared: known } of prepared.filings) {
      const filed = await this.filings.take(single, principal, known, now, bundleId);
      if (cases.length === 0) await this.add(bundleId, command, filed.snapshot, principal, now);
      await this.database.write(INSERT_CASE, [bundleId, cases.length, filed.snapshot.caseNo]);
      cases.push({ ...receiptOf(filed), ...(known.likelyDuplicates && { likelyDuplicates: known.likelyDuplicates }) });
    }
    return { bundleId, title: command.title ?? null, submittedAt: now.toISOString(), cases };
  }

  private add(
    bundleId: string,
    { title, channel, items }: FileBundleCommand,
    { applicantId, agentId, receivedIn }: Pick<CaseState, 'applicantId' | 'agentId' | 'receivedIn'>,
    principal: Principal,
    now: Date,
  ): Promise<void> {
    const by = JSON.stringify(actorOf(principal));
    // Who filed it for somebody else finds it among his own, as he does its cases.
    const account = applicantId ?? agentId;
    const values = [bundleId, title ?? null, account, receivedIn?.orgCode ?? null, channel, by, now.toISOString(), items.length];
    return this.database.write(INSERT, values);
  }

  private async found({ itemCode, itemVersion, form, materials }: BundledItem, shared: Shared, now: Date) {
    const item = await this.items.execute(itemCode, itemVersion, now);
    if ('awaited' in item) throw itemVersionAwaited();
    // What is shared finds its places in the version asked for; that another one is in force is told with the other problems.
    const core: ItemOperationalCore | undefined = 'core' in item ? item.core : item.outdated?.asked;
    if (!core) throw (item as { error: AppError }).error;
    const itemForm = await this.forms.formOf(core);
    // Without it nobody knows where a shared answer belongs. What shares materials only goes on unchecked, as a single filing does.
    if (!itemForm && sharesAnswers(shared)) throw formUnavailable({ retryAfter: 10 });
    return { form, materials, core, schema: itemForm?.schema };
  }
}

function commandOf({ title: _title, shared: _shared, items: _items, ...common }: FileBundleCommand, item: BundledItem): FileCaseCommand {
  return { ...common, ...item };
}

/** The problems of an item's error, named within the bundle; an error that names none is one itself. */
function problemsIn(at: string, { code, text, invalidParams }: AppError): InvalidParam[] {
  if (!invalidParams) return [{ name: at || '/', code, reason: text.zh }];
  return invalidParams.map(({ name, ...rest }) => ({ name: `${at}${name}`, ...rest }));
}
