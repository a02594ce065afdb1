import { randomUUID } from 'node:crypto';
import type { Actor, EventData, EventDefinition, EventOf } from '@yiwang/event-core';
import { CaseAcceptedV1, CaseClosedV1, CaseDecidedV1, CaseSubmittedV1 } from '@yiwang/events-acceptance';
import { HandlingOpenedV1, InvitationIssuedV1 } from '@yiwang/events-evaluation';
import { Clock } from '@yiwang/kernel';
import type { Permission } from '@yiwang/permissions';
import { formatCaseNo } from '@yiwang/standards';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { evaluation } from '../src/evaluation.service.js';

export const LABOUR = '11330203MB0A10056G';
export const MARKET = '11330203MB0A100133';
const HALL = '11330203MB0A100726';
export const REGION = '330203';
const DECIDED_BY = 'o-decider';

const officer = (id: string, orgCode: string, permissions: Permission[], regionCode = REGION): TestPrincipal => ({
  kind: 'officer',
  id,
  orgCode,
  regionCode,
  permissions,
});
export const PERSON: TestPrincipal = { kind: 'person', id: 'p-1', permissions: ['evaluation.rate'] };
export const HANDLER = officer('o-handler', LABOUR, ['evaluation.handle', 'evaluation.read']);
export const COLLEAGUE = officer('o-colleague', LABOUR, ['evaluation.handle', 'evaluation.verify', 'evaluation.read']);
export const DECIDER = officer(DECIDED_BY, LABOUR, ['evaluation.handle', 'evaluation.verify']);
export const FOREIGNER = officer('o-foreign', MARKET, ['evaluation.handle', 'evaluation.read']);
export const VERIFIER = officer('o-verifier', HALL, ['evaluation.verify', 'evaluation.read']);
export const VERIFIER_ELSEWHERE = officer('o-far', '11330281MB0A100800', ['evaluation.verify'], '330281');
export const NOTIFICATION: TestPrincipal = { kind: 'service', id: 'svc-notification', clientId: 'svc-notification' };

export interface CaseOptions {
  /** Filed for himself by this account; a counter filed unless given. */
  account?: string;
  /** The account that had it before, until it was accepted. */
  before?: string;
  /** The enterprise from whose account it was filed. */
  enterprise?: string;
  orgCode?: string;
  itemCode?: string;
}

let serial = 0;
export const newCaseNo = (): string => formatCaseNo({ region6: REGION, date: '2026-03-02', serial: ++serial });
/** An item that no other test rates. */
export const newItemCode = (orgCode = LABOUR): string => `${orgCode}4330100${String(++serial).padStart(6, '0')}`;

/** The whole service, with acceptance played by the test and the Clock in its hands. */
export class EvaluationUnderTest {
  private constructor(
    readonly service: TestService,
    readonly probe: EventProbe,
    private readonly clock: Clock,
  ) {}

  static async start(): Promise<EvaluationUnderTest> {
    const service = await TestService.start(evaluation, { DEFAULT_RATING_SCAN_MS: '40' });
    return new EvaluationUnderTest(service, await service.probe(), service.get(Clock));
  }

  async stop(): Promise<void> {
    await this.probe.stop();
    await this.service.stop();
  }

  /** Moves the service's Clock; without an argument back to the real time. */
  setClock(at?: Date): void {
    this.clock.now = () => at ?? new Date();
  }

  async rows<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await (await this.service.database()).query(sql, params)) as T[];
  }

  async tell<D extends EventDefinition>(definition: D, data: object, sequence: number): Promise<EventOf<D>> {
    const event = eventOf(definition, data as EventData<D>, { sequence });
    await this.probe.publish(definition, event);
    return event;
  }

  /** What acceptance tells of a case from filing to closing. */
  async closedCase({
    account,
    before = account,
    enterprise,
    orgCode = LABOUR,
    itemCode = newItemCode(orgCode),
  }: CaseOptions = {}): Promise<string> {
    const caseNo = newCaseNo();
    const clerk: Actor = { kind: 'officer', id: 'o-clerk', orgCode: HALL };
    const at = new Date().toISOString();
    const fact = { caseNo, itemCode, itemVersion: 1, decidingOrgCode: orgCode, regionCode: REGION, at };
    const applicant = { kind: 'person', ...(account !== undefined && { accountId: account }) };
    const first = { ...applicant, ...(before !== undefined && { accountId: before }) };
    const limits = { promiseDueAt: at, statutoryDueAt: at, provisional: false, caseKind: 'promised', applicant: first };
    if (enterprise !== undefined) {
      const filing = { acceptedBy: 'window', applicantKind: 'legalPerson', channel: 'computer', acceptanceDueAt: at, provisional: false };
      await this.tell(CaseSubmittedV1, { ...fact, by: { kind: 'legalPerson', id: before, orgCode: enterprise }, ...filing }, 1);
      await this.met(caseNo);
    }
    await this.tell(CaseAcceptedV1, { ...fact, by: clerk, ...limits }, 2);
    if (before !== account) await this.met(caseNo);
    const decider: Actor = { kind: 'officer', id: DECIDED_BY, orgCode };
    await this.tell(CaseDecidedV1, { ...fact, by: decider, outcome: 'approved', deliveryDueAt: at, provisional: false }, 3);
    await this.tell(CaseClosedV1, { ...fact, by: clerk, finishKind: 6, applicant }, 4);
    return caseNo;
  }

  /** What was told so far is known, so that what follows is told by itself. */
  private async met(caseNo: string): Promise<void> {
    await eventually(async () => {
      if ((await this.rows('SELECT 1 FROM cases WHERE case_no = $1', [caseNo])).length === 0) throw new Error('the case is not known yet');
    });
  }

  /** A closed case with its invitation. */
  async invited(options: CaseOptions = {}): Promise<{ caseNo: string; invitationId: string }> {
    const caseNo = await this.closedCase(options);
    const { data } = await this.probe.next(InvitationIssuedV1, caseNo);
    return { caseNo, invitationId: data.invitationId };
  }

  get(path: string, as?: TestPrincipal): Promise<ApiResponse> {
    return this.service.call(`/api/v1/evaluations${path}`, as ? { as } : {});
  }

  post(path: string, body: unknown, as?: TestPrincipal, key: string = randomUUID()): Promise<ApiResponse> {
    return this.service.call(`/api/v1/evaluations${path}`, {
      method: 'POST',
      body,
      ...(as && { as, headers: { 'idempotency-key': key } }),
    });
  }

  async linkOf(invitationId: string): Promise<string> {
    const { status, body } = await this.post(`/invitations/${invitationId}/link`, {}, NOTIFICATION);
    if (status !== 201) throw new Error(`no link: ${status} ${JSON.stringify(body)}`);
    return body.token as string;
  }

  /** A counter's case that was rated badly by link; the id of its handling case. */
  async ratedBadly(text?: string, options: CaseOptions = {}): Promise<{ caseNo: string; invitationId: string; handlingId: string }> {
    const { caseNo, invitationId } = await this.invited(options);
    const opinion = { level: 'veryPoor', tags: ['C04'], channel: 'sms', ...(text && { text }) };
    const { status, body } = await this.post(`/invitations/${await this.linkOf(invitationId)}`, opinion);
    if (status !== 201) throw new Error(`not rated: ${status} ${JSON.stringify(body)}`);
    const { data } = await this.probe.next(HandlingOpenedV1, caseNo);
    return { caseNo, invitationId, handlingId: data.handlingId };
  }
}
