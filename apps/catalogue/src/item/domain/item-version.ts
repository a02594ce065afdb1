import { createHash } from 'node:crypto';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { formDocument, guideDocument, type HashedDocument } from './hashed-document.js';
import { changedFields } from '../../history/domain/changed-fields.js';
import type { VersionChange } from '../../history/domain/track.js';
import { draftUnderReview, reviewNeeded } from '../../review/domain/review.errors.js';
import { coreMaterials } from './core-materials.js';
import type { CoreContent, DescriptiveParts, ItemDefinition } from './item-definition.js';
import { formProblems, pointsElsewhere } from './item-form.js';
import { itemProblems } from './item-rules.js';
import { brokenRules, notYetEffective, validityOver, versionImmutable, wrongMove } from './item.errors.js';
import { afterEnd, inPast, pastDates } from './planned-dates.js';
import { afterMove, isUnderWay, type VersionMove, type VersionStatus } from './version-status.js';

export interface ItemVersionState {
  version: number;
  status: VersionStatus;
  /** Count of the facts told about this version; 0 while it is a draft. */
  sequence: number;
  core: CoreContent;
  descriptive: DescriptiveParts;
  validFrom: Date | null;
  validTo: Date | null;
  publishedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** What an import makes of a version. */
export interface RenewedContent {
  core: CoreContent;
  descriptive: DescriptiveParts;
  /** Those that may have to be stored. */
  documents: { form?: HashedDocument; guide?: HashedDocument };
  /** The form, where the source tells one. */
  form?: Record<string, unknown>;
  validity: ItemDefinition['validity'];
}

/** Where the review of a draft stands (三报三审三回). */
export interface ReviewMark {
  /** Somebody reviews it: its content stays as it was reported. */
  open: boolean;
  /** Entity tag of the content that a review passed. */
  passedHash: string | null;
}

const NOT_REVIEWED: ReviewMark = { open: false, passedHash: null };

/** An end that was planned before is not put off by what ends the version now. */
const endOf = ({ validTo }: ItemVersionState, now: Date): Date => (validTo !== null && validTo < now ? validTo : now);

/** 事项版本. Its content is fixed when it is published; afterwards only its life cycle moves on. */
export class ItemVersion {
  private constructor(
    private state: ItemVersionState,
    /** Of the documents that the version names, those that may still have to be stored. */
    readonly documents: { form?: HashedDocument; guide?: HashedDocument },
    /** Entity tag under which it was last stored; a new version has none. */
    readonly storedHash?: string,
    readonly review: ReviewMark = NOT_REVIEWED,
    /** What happened to it since it was read: who stores it writes this to the tracking card. */
    readonly changes: VersionChange[] = [],
  ) {}

  /** @throws CATALOGUE.RULES_BROKEN when form, code or elements contradict each other */
  static draft(itemCode: string, version: number, definition: ItemDefinition, now: Date): ItemVersion {
    const { form, guide, validity, descriptive, ...core } = definition;
    const documents = { form: formDocument(form), guide: guideDocument(guide) };
    const content: CoreContent = {
      itemCode,
      ...core,
      form: { ref: documents.form.ref, sha256: documents.form.sha256 },
      guide: { ref: documents.guide.ref, sha256: documents.guide.sha256 },
    };
    const problems = [
      ...formProblems(form, content),
      ...itemProblems({ core: content, descriptive, validity }),
      ...pastDates(validity, now),
    ];
    if (problems.length > 0) throw brokenRules(problems);
    return new ItemVersion(
      {
        version,
        status: 'draft',
        sequence: 0,
        core: content,
        descriptive,
        validFrom: validity.from === undefined ? null : new Date(validity.from),
        validTo: validity.to ? new Date(validity.to) : null,
        publishedAt: null,
        createdAt: now,
        updatedAt: now,
      },
      documents,
      undefined,
      NOT_REVIEWED,
      [{ kind: 'draft', fields: [] }],
    );
  }

  static restore(state: ItemVersionState, storedHash: string, review?: ReviewMark): ItemVersion {
    return new ItemVersion(state, {}, storedHash, review);
  }

  get itemCode(): string {
    return this.state.core.itemCode;
  }
  get version(): number {
    return this.state.version;
  }
  get status(): VersionStatus {
    return this.state.status;
  }
  get sequence(): number {
    return this.state.sequence;
  }
  get content(): CoreContent {
    return this.state.core;
  }
  snapshot(): Readonly<ItemVersionState> {
    return this.state;
  }

  /** The draft with another content. @throws CATALOGUE.VERSION_IMMUTABLE, CATALOGUE.DRAFT_UNDER_REVIEW, CATALOGUE.RULES_BROKEN */
  edited(definition: ItemDefinition, now: Date): ItemVersion {
    if (this.state.status !== 'draft') throw versionImmutable();
    if (this.review.open) throw draftUnderReview();
    const next = ItemVersion.draft(this.itemCode, this.version, definition, now);
    next.state.createdAt = this.state.createdAt;
    next.changes.splice(0, 1, { kind: 'edit', fields: changedFields(this.state, next.state) });
    return next;
  }

  /**
   * A draft of the given number with the content that an import makes of what its source says and what was written here.
   * @throws CATALOGUE.DRAFT_UNDER_REVIEW, CATALOGUE.RULES_BROKEN
   */
  renewed(version: number, { core, descriptive, documents, form, validity }: RenewedContent, now: Date): ItemVersion {
    if (version === this.version && this.review.open) throw draftUnderReview();
    const problems = [
      ...(form ? formProblems(form, core) : pointsElsewhere(core, this.state.core)),
      ...itemProblems({ core, descriptive, validity }),
      ...pastDates(validity, now),
    ];
    if (problems.length > 0) throw brokenRules(problems);
    const createdAt = version === this.version ? this.state.createdAt : now;
    const planned = { validFrom: validity.from ? new Date(validity.from) : null, validTo: validity.to ? new Date(validity.to) : null };
    const state: ItemVersionState = {
      ...{ version, status: 'draft', sequence: 0, core, descriptive },
      ...planned,
      publishedAt: null,
      createdAt,
      updatedAt: now,
    };
    const change: VersionChange = { kind: 'import', fields: changedFields(this.state, state) };
    return new ItemVersion(state, documents, undefined, NOT_REVIEWED, [change]);
  }

  /** 星级评定 — the star that its elements earn, as it is published; what the author wrote there does not count. */
  rated(star: CoreContent['star']): void {
    if (this.state.status !== 'draft') throw versionImmutable();
    this.state = { ...this.state, core: { ...this.state.core, star } };
  }

  /**
   * Whether this draft may be published as far as its review goes: a review passed exactly this content, or the caller needs none.
   * @throws CATALOGUE.DRAFT_UNDER_REVIEW, CATALOGUE.REVIEW_NEEDED
   */
  requireReviewed(withoutReview: boolean): void {
    if (this.state.status !== 'draft') return; // what is no draft is refused by the life cycle
    if (this.review.open) throw draftUnderReview();
    if (!withoutReview && (this.storedHash === undefined || this.review.passedHash !== this.storedHash)) throw reviewNeeded();
  }

  /** Whether its planned first day is still to come. */
  isPlanned(now: Date): boolean {
    return this.state.validFrom !== null && this.state.validFrom > now;
  }

  /** Whether the planned day has come on which it begins (计划生效) or ends (计划取消); `lapse`: it ended before it could begin. */
  due(now: Date): 'begin' | 'lapse' | 'end' | undefined {
    const { status, validFrom, validTo } = this.state;
    const over = validTo !== null && validTo <= now;
    if (status === 'scheduled') return over ? 'lapse' : validFrom !== null && validFrom <= now ? 'begin' : undefined;
    return over && (status === 'published' || status === 'suspended') ? 'end' : undefined;
  }

  /** 计划发布 — decided now, in force on its planned day. @throws CATALOGUE.MOVE_NOT_ALLOWED, CATALOGUE.RULES_BROKEN */
  schedule(now: Date, inForce: ItemVersion | undefined): void {
    const end = inForce?.state.validTo ?? null;
    if (end !== null && this.state.validFrom !== null && this.state.validFrom > end) throw brokenRules([afterEnd('/validity/from')]);
    this.move('schedule', now);
  }

  /** 取消计划发布 — a draft again, with the content that was decided. @throws CATALOGUE.MOVE_NOT_ALLOWED */
  unschedule(now: Date): void {
    this.move('unschedule', now);
  }

  /**
   * 发布. A version takes effect when it is published or, planned ahead, on its day. A day that passed before anybody published the
   * draft is no effect in the past: filings of that time were not taken.
   * @throws CATALOGUE.MOVE_NOT_ALLOWED, CATALOGUE.NOT_YET_EFFECTIVE, CATALOGUE.VALIDITY_OVER
   */
  publish(now: Date, replaces: ItemVersion | undefined): void {
    if (this.isPlanned(now)) throw notYetEffective();
    if (this.state.validTo !== null && this.state.validTo <= now) throw validityOver();
    const planned = this.state.status === 'scheduled' ? this.state.validFrom : null;
    this.move('publish', now, replaces && changedFields(replaces.state, this.state));
    this.state.validFrom = replaces ? now : (planned ?? now);
    this.state.publishedAt = now;
    if (replaces) this.takePlaceOf(replaces, planned ?? now, now);
  }

  /** What was decided of the item holds on: suspended it stays, and it ends on the planned day unless its author names another. */
  private takePlaceOf(before: ItemVersion, begins: Date, now: Date): void {
    const { status, validTo } = before.state;
    if (status === 'suspended') this.state.status = status;
    if (validTo !== null && validTo > begins) this.state.validTo ??= validTo;
    before.move('supersede', now);
    before.state.validTo = endOf(before.state, now);
  }

  /** 计划取消 — the last moment of a version in force; null takes the plan back. @throws CATALOGUE.MOVE_NOT_ALLOWED, CATALOGUE.RULES_BROKEN */
  planCancel(at: Date | null, now: Date): void {
    const { status, sequence } = this.state;
    if (status !== 'published' && status !== 'suspended') throw wrongMove(status, 'planCancel');
    if (at !== null && at <= now) throw brokenRules([inPast('/validity/to')]);
    this.state = { ...this.state, validTo: at, sequence: sequence + 1, updatedAt: now };
    this.changes.push({ kind: 'planCancel', fields: ['/validity/to'] });
  }

  suspend(now: Date): void {
    this.move('suspend', now);
  }

  resume(now: Date): void {
    this.move('resume', now);
  }

  /** 取消 — blocks new filings; running cases end under this version. */
  cancel(now: Date): void {
    this.move('cancel', now);
    this.state.validTo = endOf(this.state, now);
  }

  private move(move: VersionMove, now: Date, fields: string[] = []): void {
    const status = afterMove(this.state.status, move);
    if (status === undefined) throw wrongMove(this.state.status, move);
    // What is on its way is told to nobody, so it counts no fact.
    const sequence = this.state.sequence + (isUnderWay(status) ? 0 : 1);
    this.state = { ...this.state, status, sequence, updatedAt: now };
    this.changes.push({ kind: move, fields });
  }

  /**
   * The fact other services act on. A superseded version is told as published with its end: running cases keep it, new filings fall
   * outside its validity.
   */
  operationalCore(): ItemOperationalCore {
    const { status, core, descriptive, version, validFrom, validTo } = this.state;
    if (isUnderWay(status) || validFrom === null) throw wrongMove(status, 'publish');
    return {
      ...core,
      materials: coreMaterials(core.materials, descriptive),
      version,
      status: status === 'superseded' ? 'published' : status,
      validity: { from: validFrom.toISOString(), to: validTo?.toISOString() ?? null },
    };
  }

  /** The detail as it is answered, made once at each change, so that a read sends stored bytes; the hash is its entity tag. */
  detail(): { json: string; hash: string } {
    const { core, version, status, descriptive, validFrom, validTo, publishedAt } = this.state;
    const { itemCode, name, ...rest } = core;
    const base = `/api/v1/items/${itemCode}/versions/${version}`;
    const json = JSON.stringify({
      itemCode,
      version,
      status,
      name,
      catalogueCode: itemCode.slice(19, 31),
      ...rest,
      validity: { from: validFrom?.toISOString() ?? null, to: validTo?.toISOString() ?? null },
      publishedAt: publishedAt?.toISOString() ?? null,
      descriptive,
      links: { form: `${base}/form`, guide: `${base}/guide` },
    });
    return { json, hash: createHash('sha256').update(json).digest('base64url').slice(0, 27) };
  }
}
