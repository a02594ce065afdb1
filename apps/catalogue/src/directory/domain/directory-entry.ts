import { brokenRules } from '../../item/domain/item.errors.js';
import { contentProblems, pastDate, type ChangeOrder, type DirectoryContent } from './directory-content.js';
import { changePending, entryMoveNotAllowed, entryNotInForce } from './directory.errors.js';

/** 条目状态. `planned`: entered, and waiting for its first day. */
export const ENTRY_STATUSES = ['planned', 'active', 'suspended', 'cancelled'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** 新增、变更、暂停、恢复、拆分、合并、取消、撤回计划 — each makes a new version. */
export const DIRECTORY_CHANGES = ['create', 'change', 'suspend', 'resume', 'split', 'merge', 'cancel', 'withdraw'] as const;
export type DirectoryChange = (typeof DIRECTORY_CHANGES)[number];

/** From which statuses a change is allowed, and where it leads; undefined keeps the status. */
const CHANGES: Readonly<Record<DirectoryChange, { from: readonly EntryStatus[]; to?: Exclude<EntryStatus, 'planned'> }>> = {
  create: { from: [], to: 'active' },
  change: { from: ['active', 'suspended'] },
  suspend: { from: ['active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  split: { from: ['active', 'suspended'], to: 'cancelled' },
  merge: { from: ['active', 'suspended'], to: 'cancelled' },
  cancel: { from: ['planned', 'active', 'suspended'], to: 'cancelled' },
  withdraw: { from: ['active', 'suspended'] },
};

/** 条目版本 — written once and never changed. */
export interface DirectoryVersion {
  version: number;
  change: DirectoryChange;
  /** Status of the entry under this version. */
  entryStatus: Exclude<EntryStatus, 'planned'>;
  content: DirectoryContent;
  basis: string;
  effectiveFrom: Date;
}

export interface EntryState {
  catalogueCode: string;
  localCode: string | null;
  status: EntryStatus;
  /** The version in force; null before the first day. */
  currentVersion: number | null;
  latestVersion: number;
  /** The version that waits for its day. */
  pending: { version: number; from: Date } | null;
  /** Of the version in force, or of the first one while that is to come. */
  content: DirectoryContent;
}

/** 基本目录条目. Its code is for ever; what it says changes by versions, at most one of which waits for its day. */
export class DirectoryEntry {
  private constructor(
    private state: EntryState,
    /** Versions made since it was read. */
    readonly added: DirectoryVersion[] = [],
  ) {}

  /** 新增. @throws CATALOGUE.RULES_BROKEN */
  static enter(catalogueCode: string, localCode: string | null, content: DirectoryContent, order: ChangeOrder, now: Date): DirectoryEntry {
    const problems = [...contentProblems(catalogueCode, content), ...pastDate('/effectiveAt', order.effectiveAt, now)];
    if (problems.length > 0) throw brokenRules(problems);
    const entry = new DirectoryEntry({
      ...{ catalogueCode, localCode, content, status: 'planned', currentVersion: null, latestVersion: 0, pending: null },
    });
    entry.add('create', 'active', content, order, now);
    return entry;
  }

  static restore(state: EntryState): DirectoryEntry {
    return new DirectoryEntry(state);
  }

  get code(): string {
    return this.state.catalogueCode;
  }
  get content(): DirectoryContent {
    return this.state.content;
  }
  snapshot(): Readonly<EntryState> {
    return this.state;
  }
  /** What `If-Match` of the next change has to say: every change and every day that comes makes another. */
  get revision(): string {
    return `${this.state.latestVersion}.${this.state.currentVersion ?? 0}`;
  }

  /** 变更. @throws CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED, CATALOGUE.DIRECTORY_CHANGE_PENDING */
  change(content: DirectoryContent, order: ChangeOrder, now: Date): void {
    const problems = contentProblems(this.code, content);
    // Whether an entry stands below itself is known for today's tree only, so a place in the tree changes at once or not at all.
    if (content.parentCode !== this.content.parentCode && isPlanned(order, now)) {
      problems.push({ name: '/parentCode', code: 'PARENT_CHANGE_PLANNED', reason: '上级条目的变更须立即生效' });
    }
    if (problems.length > 0) throw brokenRules(problems);
    if (this.state.status === 'planned') this.planAnew(content, order, now);
    else this.move('change', order, now, content);
  }

  /** Before its first day an entry is put right as it stands, and may get another day: its code could not be used for another attempt. */
  private planAnew(content: DirectoryContent, order: ChangeOrder, now: Date): void {
    const past = pastDate('/effectiveAt', order.effectiveAt, now);
    if (past.length > 0) throw brokenRules(past);
    const effectiveAt = order.effectiveAt ?? this.state.pending!.from.toISOString();
    this.state = { ...this.state, content, pending: null };
    this.add('change', 'active', content, { ...order, effectiveAt }, now);
  }

  /**
   * 暂停、恢复、拆分、合并、取消、撤回计划. What cancels an entry at once drops a planned change with it.
   * @throws CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED, CATALOGUE.DIRECTORY_CHANGE_PENDING
   */
  move(change: Exclude<DirectoryChange, 'create'>, order: ChangeOrder, now: Date, content = this.content): void {
    const problems = pastDate('/effectiveAt', order.effectiveAt, now);
    if (change === 'withdraw' && isPlanned(order, now)) {
      problems.push({ name: '/effectiveAt', code: 'WITHDRAWN_AT_ONCE', reason: '撤回计划立即生效' });
    }
    if (problems.length > 0) throw brokenRules(problems);
    const { status, pending } = this.state;
    const { from, to } = CHANGES[change];
    const nothingToWithdraw = change === 'withdraw' && pending === null;
    if (!from.includes(status) || nothingToWithdraw || (status === 'planned' && isPlanned(order, now))) {
      throw entryMoveNotAllowed({
        detail: { zh: `条目状态为“${status}”，不能执行“${change}”`, en: `an entry that is ${status} cannot ${change} now` },
      });
    }
    const endsIt = change === 'withdraw' || (to === 'cancelled' && !isPlanned(order, now));
    if (pending !== null && !endsIt) throw changePending();
    const next = to ?? (status as Exclude<EntryStatus, 'planned'>);
    this.state = { ...this.state, pending: null };
    this.add(change, next, content, order, now);
  }

  /** The day of the planned version has come. */
  takeEffect({ version, entryStatus, content }: DirectoryVersion): void {
    this.state = { ...this.state, status: entryStatus, currentVersion: version, content, pending: null };
  }

  /** Whether new items may be drawn and new versions published. @throws CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE */
  requireInForce(): void {
    if (this.state.status !== 'active') throw entryNotInForce();
  }

  private add(
    change: DirectoryChange,
    entryStatus: Exclude<EntryStatus, 'planned'>,
    content: DirectoryContent,
    order: ChangeOrder,
    now: Date,
  ): void {
    const version: DirectoryVersion = {
      version: this.state.latestVersion + 1,
      change,
      entryStatus,
      content,
      basis: order.basis,
      effectiveFrom: isPlanned(order, now) ? new Date(order.effectiveAt!) : now,
    };
    this.added.push(version);
    this.state = { ...this.state, latestVersion: version.version };
    if (version.effectiveFrom > now) this.state = { ...this.state, pending: { version: version.version, from: version.effectiveFrom } };
    else this.takeEffect(version);
  }
}

const isPlanned = ({ effectiveAt }: ChangeOrder, now: Date): boolean =>
  effectiveAt !== undefined && Date.parse(effectiveAt) > now.getTime();
