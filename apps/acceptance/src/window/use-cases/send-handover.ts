import { Injectable } from '@nestjs/common';
import { actorOf, forbidden, hasPermission, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7, type InvalidParam } from '@yiwang/kernel';
import { regionRange } from '@yiwang/standards';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { FINAL_STATUSES } from '../../case/domain/case-status.js';
import { counterOf } from '../counter-scopes.js';
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

/** 交接 — puts cases on a slip, which is on its way from then on. */
@Injectable()
export class SendHandover {
  constructor(
    private readonly handovers: SqlHandovers,
    private readonly counters: SqlCounters,
    private readonly cases: CaseRepository,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCESS.FORBIDDEN, ACCEPTANCE.COUNTER_UNKNOWN, ACCEPTANCE.HANDOVER_CASES_UNFIT, ACCEPTANCE.HANDOVER_UNDER_WAY */
  async execute(command: SendCommand, principal: Principal, key: IdempotentRequest): Promise<HandoverReceipt> {
    if (!hasPermission(principal, SENDS[command.kind])) throw forbidden();
    const { orgCode, regionCode } = counterOf(principal);
    const serial = await this.handovers.nextSerial();
    return this.idempotency.once(key, async () => {
      const at = this.clock.now();
      const caseNos = command.cases.map(({ caseNo }) => caseNo);
      const known = new Map((await this.handovers.lockCases(caseNos)).map((row) => [row.caseNo, row]));
      const counter = command.kind === 'results' ? await this.counters.one(command.toOrg) : undefined;
      const to = { orgCode: command.toOrg, regionCode: counter?.regionCode };
      const problems: InvalidParam[] = [];
      const entries = command.cases.map(({ caseNo, papers }, i) => {
        const found = known.get(caseNo);
        const fit = found === undefined ? unfit('CASE_NOT_FOUND') : fitting(command.kind, found, orgCode, to, papers);
        if ('code' in fit) problems.push({ name: `/cases/${i}`, ...fit });
        return { caseNo, papers: 'code' in fit ? [] : fit.papers };
      });
      if (problems.length > 0) throw handoverCasesUnfit({ invalidParams: problems });
      const underWay = await this.handovers.underWay(caseNos, command.kind);
      if (underWay.size > 0) throw handoverUnderWay({ invalidParams: onOtherSlips(caseNos, underWay) });
      const sent = Handover.send(
        {
          id: uuidv7(),
          slipNo: slipNoOf(regionCode, at, serial),
          kind: command.kind,
          fromOrg: orgCode,
          toOrg: command.toOrg,
          note: command.note ?? null,
          sentBy: actorOf(principal),
          sentAt: at,
        },
        entries,
      );
      await this.handovers.add(sent);
      await this.cases.appendSteps(sent.steps);
      return receiptOf(sent);
    });
  }
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
    if (found.receivedOrg !== from) return unfit('CASE_NOT_FOUND');
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
