import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import type { SharedAnswers } from '../../bundle/domain/compose-bundle.js';
import { isOpen } from '../../case/domain/filing-rules.js';
import { itemNotOpen } from '../../case/domain/case.errors.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { PersonalData } from '../../case/persistence/personal-data.js';
import { attempt, outcomeOf } from '../../case/use-cases/attempt.js';
import { counterKey } from '../../case/use-cases/counter-key.js';
import { FindFilingItem } from '../../item/find-filing-item.js';
import { AccountFactsReader, type AccountFacts } from '../../prefill/account-facts.js';
import { counterFacts } from '../../prefill/counter-facts.js';
import { PrefillForm, type Form, type PrefillApplicant } from '../../prefill/prefill-form.js';
import { ownerOf, type DraftContent, type DraftField, type DraftKind } from '../domain/draft.js';
import type { CreateDraft as Command, DraftReceipt } from '../http/draft.schema.js';
import { Drafts } from '../persistence/drafts.js';
import { toReceipt } from './draft-views.js';

interface ItemPart {
  itemVersion?: number | undefined;
  form: Form;
  linkedTo?: { caseNo: string } | undefined;
}

interface Begun {
  content: DraftContent;
  prefilled: DraftField[];
}

/** What the forms of a draft are filled in from. */
interface About {
  shared: SharedAnswers | undefined;
  applicant: PrefillApplicant;
  principal: Principal;
}

/** 暂存 — begins a draft under the versions in force, its empty fields filled in from what is known already. */
@Injectable()
export class CreateDraft {
  constructor(
    private readonly drafts: Drafts,
    private readonly items: FindFilingItem,
    private readonly prefillForm: PrefillForm,
    private readonly accounts: AccountFactsReader,
    private readonly personalData: PersonalData,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.ITEM_NOT_FOUND, ACCEPTANCE.ITEM_NOT_OPEN, ACCEPTANCE.TOO_MANY_DRAFTS, ACCEPTANCE.DRAFT_TOO_LARGE */
  async execute({ application, bundle, prefill }: Command, principal: Principal, request: IdempotentRequest): Promise<DraftReceipt> {
    const owner = ownerOf(principal);
    const kind: DraftKind = application ? 'application' : 'bundle';
    // The catalogue, auth and the licence library may be asked: before the unit of work.
    const begun = await attempt(() => this.begin(application ?? bundle!, kind, prefill, principal));
    const work = async (): Promise<DraftReceipt> => {
      const { content, prefilled } = outcomeOf(begun);
      return toReceipt(await this.drafts.add({ id: uuidv7(), owner, kind, content, prefilled, createdBy: actorOf(principal) }));
    };
    return this.idempotency.once(counterKey(request, principal), work, { status: 201 });
  }

  private async begin(said: DraftContent, kind: DraftKind, prefill: boolean, principal: Principal): Promise<Begun> {
    const { shared } = said as { shared?: SharedAnswers };
    const about: About | undefined = prefill ? { shared, applicant: this.applicantOf(said, principal), principal } : undefined;
    if (kind === 'application') {
      const { part, prefilled } = await this.beginItem(said['itemCode'] as string, said as unknown as ItemPart, about);
      return { content: { ...said, ...part }, prefilled };
    }
    const items: Record<string, ItemPart> = {};
    const prefilled: DraftField[] = [];
    for (const [itemCode, item] of Object.entries(said['items'] as Record<string, ItemPart>)) {
      const begun = await this.beginItem(itemCode, item, about);
      items[itemCode] = begun.part;
      prefilled.push(...begun.prefilled.map((field) => ({ ...field, pointer: `/items/${itemCode}${field.pointer}` })));
    }
    return { content: { ...said, items }, prefilled };
  }

  private async beginItem(
    itemCode: string,
    part: ItemPart,
    about: About | undefined,
  ): Promise<{ part: ItemPart; prefilled: DraftField[] }> {
    const now = this.clock.now();
    const item = await this.items.execute(itemCode, part.itemVersion, now);
    if ('error' in item) throw item.error;
    if ('awaited' in item) return { part: { ...part, itemVersion: item.awaited.itemVersion }, prefilled: [] };
    if (!isOpen(item.core, now)) throw itemNotOpen();
    const itemVersion = item.core.version;
    if (!about) return { part: { ...part, itemVersion }, prefilled: [] };
    const { shared, applicant, principal } = about;
    const whose = { ...applicant, earlier: { ...applicant.earlier, first: part.linkedTo?.caseNo } };
    const { form, prefilled } = await this.prefillForm.execute(item.core, { form: part.form, shared }, whose, principal);
    return { part: { ...part, itemVersion, form }, prefilled: prefilled.map((field) => ({ ...field, pointer: `/form${field.pointer}` })) };
  }

  /** Who files online is an account; at a counter, and for whom an account acts, it is who has been written down. */
  private applicantOf(said: DraftContent, principal: Principal): PrefillApplicant {
    const { ownerId } = viewerOf(principal);
    if (ownerId !== null && said['applicant'] === undefined) {
      let facts: Promise<AccountFacts> | undefined;
      // Auth is asked once, however many forms of a bundle want to know: on record for the first of them.
      const known = (itemCode: string): Promise<AccountFacts> => (facts ??= this.accounts.of(principal, itemCode));
      return { facts: known, earlier: { applicantId: ownerId, applicantHash: null }, proven: true };
    }
    const { kind, documentType, documentNo } = (said['applicant'] ?? {}) as Record<string, string | undefined>;
    const isKind = kind === 'person' || kind === 'legalPerson';
    const usual = kind === 'person' ? '111' : '001';
    const applicantHash = isKind ? this.personalData.hashOf({ documentType: documentType ?? usual, documentNo }) : null;
    const earlier = { applicantId: null, applicantHash };
    return { facts: () => Promise.resolve(counterFacts(said)), earlier, proven: ownerId === null };
  }
}
