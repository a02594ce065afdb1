import { Injectable } from '@nestjs/common';
import { actorOf, forbidden, hasPermission, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7, type InvalidParam } from '@yiwang/kernel';
import { regionRange } from '@yiwang/standards';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { FINAL_STATUSES } from '../../case/domain/case-status.js';
import { OfficialDocuments } from '../../document/domain/official-documents.js';
import { ItemCores } from '../../item/item-cores.js';
import { counterOf, type CounterPlace } from '../counter-scopes.js';
import { Handover, isWithin, type HandoverKind, type Paper } from '../domain/handover.js';
import { slipNoOf } from '../domain/slip-no.js';
import { handoverCasesUnfit, handoverUnderWay } from '../domain/window.errors.js';
import type { HandoverReceipt, SendHandover as SendCommand } from '../http/handover.schema.js';
import { SqlCounters } from '../persistence/sql-counters.js';
import { SqlHandovers, type CaseForSlip } from '../persistence/sql-handovers.js';
import { receiptOf } from './answer-handover.js';

/** 移交 needs, of who hands over: a window lets go of papers, the deciding authority of results. */
export const SENDS: Readonly<Record<HandoverKind, string>> = { papers: 'case.collect', results: 'task.handle' };

/** 结果 as it stands on a slip. */
const RESULT = 'result';
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
      const known = new Map((await this.handovers.lockCases(caseNos, from.orgCode)).map((row) => [row.caseNo, row]));
      const listed = await this.listed(command, from.orgCode, known);
      const underWay = await this.handovers.underWay(caseNos, command.kind);
      if (underWay.size > 0) throw handoverUnderWay({ invalidParams: onOtherSlips(caseNos, underWay) });
      const slipNo = slipNoOf(from.regionCode, at, serial);
      const sent = Handover.send(
        {
          id: uuidv7(),
          slipNo,
          kind: command.kind,
          fromOrg: from.orgCode,
          toOrg: command.toOrg,
          note: command.note ?? null,
          documentId: await this.fixSlip(command, from, slipNo, listed, at),
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

  /** What goes on the slip, in the order of the request; all of it fits, or nothing goes. */
  private async listed({ kind, toOrg, cases }: SendCommand, from: string, known: ReadonlyMap<string, CaseForSlip>): Promise<Listed[]> {
    const counter = kind === 'results' ? await this.counters.one(toOrg) : undefined;
    const to = { orgCode: toOrg, regionCode: counter?.regionCode };
    const problems: InvalidParam[] = [];
    const listed: Listed[] = [];
    cases.forEach(({ caseNo, papers }, i) => {
      const found = known.get(caseNo);
      const fit = found === undefined ? unfit('CASE_NOT_FOUND') : fitting(kind, found, from, to, papers);
      if ('code' in fit) problems.push({ name: `/cases/${i}`, ...fit });
      else listed.push({ found: found!, papers: fit.papers });
    });
    if (problems.length > 0) throw handoverCasesUnfit({ invalidParams: problems });
    return listed;
  }

  /** 材料交接单 as an official document: numbered, hashed and sealed with the slip itself. */
  private async fixSlip(
    { kind, toOrg }: SendCommand,
    from: CounterPlace,
    slipNo: string,
    listed: readonly Listed[],
    at: Date,
  ): Promise<string> {
    const department = listed[0]!.found.decidingName;
    const nameOf = async (orgCode: string): Promise<string> => (await this.counters.one(orgCode))?.name ?? orgCode;
    const [sender, receiver] =
      kind === 'papers' ? [await nameOf(from.orgCode), department ?? toOrg] : [department ?? from.orgCode, await nameOf(toOrg)];
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

type Fit = { papers: Paper[] } | { code: string; reason: string };

const REASONS = {
  CASE_NOT_FOUND: '没有这个办件，或材料不在您处',
  CASE_ENDED: '办件已终结',
  OTHER_DEPARTMENT: '办件不由接收部门办理',
  NO_PAPERS: '办件没有纸质材料',
  PAPERS_UNKNOWN: '超出办件所交纸质材料或份数',
  NOT_DECIDED: '办件尚无可移交的结果',
  OTHER_COUNTER: '办件不能在该窗口领取',
} as const;
const unfit = (code: keyof typeof REASONS): Fit => ({ code, reason: REASONS[code] });

/** What of the case goes on the slip, or why nothing does. */
function fitting(
  kind: HandoverKind,
  found: CaseForSlip,
  from: string,
  to: { orgCode: string; regionCode: string | undefined },
  asked: Paper[] | undefined,
): Fit {
  if (kind === 'papers') {
    if (found.receivedOrg !== from && !found.takenHere) return unfit('CASE_NOT_FOUND');
    if (found.decidingOrg !== to.orgCode) return unfit('OTHER_DEPARTMENT');
    if (FINAL_STATUSES.includes(found.status)) return unfit('CASE_ENDED');
    const all = found.materials.flatMap(({ materialCode, paperCopies }) => (paperCopies ? [{ materialCode, copies: paperCopies }] : []));
    if (all.length === 0) return unfit('NO_PAPERS');
    return asked === undefined ? { papers: all } : isWithin(asked, all) ? { papers: asked } : unfit('PAPERS_UNKNOWN');
  }
  if (found.decidingOrg !== from) return unfit('CASE_NOT_FOUND');
  if (found.status !== 'decided') return unfit('NOT_DECIDED');
  const range = to.regionCode === undefined ? null : regionRange(to.regionCode);
  const looksAfter = range !== null && found.windowRegion >= range.from && found.windowRegion < range.to;
  if (found.receivedOrg !== to.orgCode && !looksAfter) return unfit('OTHER_COUNTER');
  const papers = asked ?? [{ materialCode: RESULT, copies: 1 }];
  return papers.every(({ materialCode }) => materialCode === RESULT) && papers.length === 1 ? { papers } : unfit('PAPERS_UNKNOWN');
}

const onOtherSlips = (caseNos: readonly string[], underWay: ReadonlySet<string>): InvalidParam[] =>
  caseNos.flatMap((caseNo, i) =>
    underWay.has(caseNo) ? [{ name: `/cases/${i}`, code: 'UNDER_WAY', reason: '已列在另一张交接单上' }] : [],
  );
