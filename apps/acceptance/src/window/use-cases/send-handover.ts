import { Injectable } from '@nestjs/common';
import { actorOf, forbidden, hasPermission, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7, type InvalidParam } from '@yiwang/kernel';
import { regionRange } from '@yiwang/standards';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { FINAL_STATUSES } from '../../case/domain/case-status.js';
import { OfficialDocuments } from '../../document/domain/official-documents.js';
import { ItemCores } from '../../item/item-cores.js';
import { counterOf, scopeOf, type CounterPlace } from '../counter-scopes.js';
import { Handover, isWithin, type Paper } from '../domain/handover.js';
import { slipNoOf } from '../domain/slip-no.js';
import { handoverCasesUnfit, handoverUnderWay } from '../domain/window.errors.js';
import { SENDS } from '../handover-permissions.js';
import type { HandoverReceipt, SendHandover as SendCommand } from '../http/handover.schema.js';
import { SqlCounters, type CounterRow } from '../persistence/sql-counters.js';
import { SqlHandovers, type CaseForSlip } from '../persistence/sql-handovers.js';
import { receiptOf } from './answer-handover.js';

/** 结果 as it stands on a slip. */
const RESULT = 'result';
const ONE_RESULT: readonly Paper[] = [{ materialCode: RESULT, copies: 1 }];
/** 正副本. */
const ANY_RESULT: readonly Paper[] = [{ materialCode: RESULT, copies: 99 }];
const OTHER_NAMES: Readonly<Record<string, string>> = { [RESULT]: '办理结果' };

/** 交接 — puts cases on a slip, which is on its way from then on. */
@Injectable()
export class SendHandover {
  constructor(
    private readonly handovers: SqlHandovers,
    private readonly counters: SqlCounters,
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly documents: OfficialDocuments,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCESS.FORBIDDEN, ACCEPTANCE.COUNTER_UNKNOWN, ACCEPTANCE.HANDOVER_CASES_UNFIT, ACCEPTANCE.HANDOVER_UNDER_WAY */
  async execute(command: SendCommand, principal: Principal, key: IdempotentRequest): Promise<HandoverReceipt> {
    if (!hasPermission(principal, SENDS[command.kind])) throw forbidden();
    const from = counterOf(principal);
    const serial = await this.handovers.nextSerial();
    return this.idempotency.once(key, async () => {
      const at = this.clock.now();
      const caseNos = command.cases.map(({ caseNo }) => caseNo);
      const known = await this.handovers.lockCases(caseNos, from.orgCode, command.kind);
      const counter = await this.counters.one(command.kind === 'papers' ? from.orgCode : command.toOrg);
      const listed = listedOn(command, from.orgCode, counter, known);
      const slipNo = slipNoOf(from.regionCode, at, serial);
      const sent = Handover.send(
        {
          id: uuidv7(),
          slipNo,
          kind: command.kind,
          fromOrg: from.orgCode,
          toOrg: command.toOrg,
          note: command.note ?? null,
          documentId: await this.fixSlip(command, from, counter, slipNo, listed, at),
          sentBy: actorOf(principal),
          sentAt: at,
        },
        listed.map(({ found: { caseNo }, papers }) => ({ caseNo, papers })),
      );
      await this.handovers.add(sent);
      await this.cases.appendSteps(sent.steps);
      return receiptOf(sent);
    });
  }

  /** 材料交接单 as an official document: numbered, hashed and sealed with the slip itself. */
  private async fixSlip(
    { kind, toOrg }: SendCommand,
    from: CounterPlace,
    counter: CounterRow | undefined,
    slipNo: string,
    listed: readonly Listed[],
    at: Date,
  ): Promise<string> {
    const department = listed[0]!.found.decidingName;
    const [sender, receiver] =
      kind === 'papers' ? [counter?.name ?? from.orgCode, department ?? toOrg] : [department ?? from.orgCode, counter?.name ?? toOrg];
    const cases = [];
    for (const { found, papers } of listed) {
      const core = await this.cores.ofCase({ itemCode: found.itemCode, version: found.itemVersion });
      const names = new Map(core?.materials.map(({ materialCode, name }) => [materialCode, name]));
      const named = papers.map(({ materialCode, copies }) => ({
        name: names.get(materialCode) ?? OTHER_NAMES[materialCode] ?? materialCode,
        copies,
      }));
      cases.push({ caseNo: found.caseNo, itemName: found.itemName ?? found.itemCode, papers: named });
    }
    const parties = { from: { orgCode: from.orgCode, name: sender }, to: { orgCode: toOrg, name: receiver }, regionCode: from.regionCode };
    const draft = { kind: 'handoverSlip' as const, at, content: { slipNo, from: sender, to: receiver, cases } };
    return (await this.documents.fixSlip(parties, draft)).id;
  }
}

/** A case as it stands on the slip. */
interface Listed {
  found: CaseForSlip;
  papers: Paper[];
}

const REASONS = {
  CASE_NOT_FOUND: '没有这个办件，或材料不在您处',
  CASE_ENDED: '办件已终结',
  OTHER_DEPARTMENT: '办件不由接收部门办理',
  NO_PAPERS: '办件没有留在窗口的纸质材料',
  PAPERS_UNKNOWN: '超出办件留在窗口的纸质材料或份数',
  NOT_DECIDED: '办件尚无可移交的结果',
  OTHER_COUNTER: '办件不能在该窗口领取',
} as const;

/** What goes on the slip, in the order of the request; all of it fits, or nothing goes. `counter` is the window of the two. */
function listedOn(
  { kind, toOrg, cases }: SendCommand,
  from: string,
  counter: CounterRow | undefined,
  known: ReadonlyMap<string, CaseForSlip>,
): Listed[] {
  const problems: InvalidParam[] = [];
  const underWay: InvalidParam[] = [];
  const listed: Listed[] = [];
  cases.forEach(({ caseNo, papers: asked }, i) => {
    const name = `/cases/${i}`;
    const found = known.get(caseNo);
    const problem =
      found === undefined
        ? 'CASE_NOT_FOUND'
        : kind === 'papers'
          ? whyNotPapers(found, from, toOrg)
          : whyNotResult(found, from, toOrg, counter);
    if (problem) return problems.push({ name, code: problem, reason: REASONS[problem] });
    if (found!.underWay) return underWay.push({ name, code: 'UNDER_WAY', reason: '已列在另一张交接单上' });
    const [usual, most] = kind === 'papers' ? [found!.papers, found!.papers] : [ONE_RESULT, ANY_RESULT];
    const unfit = usual.length === 0 ? 'NO_PAPERS' : asked && !isWithin(asked, most) ? 'PAPERS_UNKNOWN' : undefined;
    if (unfit) return problems.push({ name, code: unfit, reason: REASONS[unfit] });
    return listed.push({ found: found!, papers: asked ?? [...usual] });
  });
  if (problems.length > 0) throw handoverCasesUnfit({ invalidParams: problems });
  if (underWay.length > 0) throw handoverUnderWay({ invalidParams: underWay });
  return listed;
}

function whyNotPapers(found: CaseForSlip, from: string, toOrg: string): keyof typeof REASONS | undefined {
  if (found.receivedOrg !== from && !found.takenHere) return 'CASE_NOT_FOUND';
  if (found.decidingOrg !== toOrg) return 'OTHER_DEPARTMENT';
  return FINAL_STATUSES.includes(found.status) ? 'CASE_ENDED' : undefined;
}

/** A result goes back to the counter that received the filing, or to one of the region that takes such filings. */
function whyNotResult(found: CaseForSlip, from: string, toOrg: string, counter: CounterRow | undefined): keyof typeof REASONS | undefined {
  if (found.decidingOrg !== from) return 'CASE_NOT_FOUND';
  if (found.status !== 'decided') return 'NOT_DECIDED';
  if (found.receivedOrg === toOrg) return undefined;
  const range = counter && regionRange(counter.regionCode);
  const looksAfter = range && found.windowRegion >= range.from && found.windowRegion < range.to;
  return counter && looksAfter && scopeOf(counter).takes(found) ? undefined : 'OTHER_COUNTER';
}
