import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { moveClock } from '@yiwang/clock';
import { ITEMS } from '@yiwang/demo-data';
import { move, onPaper, presentOf, statusOf } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import { Redis } from 'ioredis';
import { reaches, taskIn } from './steps.js';
import { birthAtCounter, permit, subsidyAtCounter, subsidyOnline, SUBSIDY_FORM, type Platform } from './platform.js';

const MINUTE = 60_000;

interface DocumentEntry {
  documentId: string;
  kind: string;
  number: string;
  code: string;
}

interface Detail {
  status: string;
  submittedAt: string;
  acceptedAt: string | null;
  acceptanceDueAt: string | null;
  finishKind: number | null;
  correction: { dueAt: string } | null;
}

/** Every way in which a case can end, each with the document that tells of it. */
export function endingsJourney(on: () => Platform): void {
  const documents = async (caseNo: string): Promise<DocumentEntry[]> => {
    const { body } = await on().call(on().cast.haishuClerk, `/api/v1/applications/${caseNo}/documents`);
    return (body as { items: DocumentEntry[] }).items;
  };
  const kinds = async (caseNo: string): Promise<string[]> => (await documents(caseNo)).map(({ kind }) => kind);
  const told = (caseNo: string, type: string): Promise<void> =>
    eventually(async () => expect((await on().caseFile(caseNo)).timeline.map((fact) => fact.type)).toContain(`acceptance.case.${type}`));
  const subsidy = async (): Promise<string> =>
    (await on().filed(on().cast.haishuClerk, subsidyAtCounter(on().cast.personAtCounter))).caseNo;
  const accepted = async (): Promise<string> => {
    const caseNo = await subsidy();
    await move(on().cast.haishuClerk, caseNo, 'accept');
    return caseNo;
  };
  const lead = async (caseNo: string): Promise<string> =>
    `/api/v1/workbench/tasks/${(await taskIn(on().cast.labourOfficer, caseNo, 'handling')).taskId}`;
  /** Lets time pass for all processes until `done`, and takes the clock back. */
  const later = async (at: string | null | undefined, done: () => Promise<void>): Promise<void> => {
    const redis = new Redis(on().stack.env['REDIS_URL'] ?? '');
    try {
      await moveClock(redis, Date.parse(at!) + MINUTE - Date.now());
      await done();
    } finally {
      await moveClock(redis, 0);
      redis.disconnect();
    }
  };
  const detail = async (caseNo: string): Promise<Detail> =>
    (await on().call(on().cast.haishuClerk, `/api/v1/applications/${caseNo}`)).body as Detail;

  describe('the endings of a case', () => {
    it('granted: its notice is read as PDF and confirmed to anybody who has the code; a changed byte is not', async () => {
      const { cast } = on();
      const caseNo = await accepted();
      await cast.labourOfficer.call(`${await lead(caseNo)}/decision`, { body: { outcome: 'approved' } });
      await reaches(cast.haishuClerk, caseNo, 'decided');
      const collected = await on().post(cast.haishuClerk, `/api/v1/window/cases/${caseNo}/collections`, {
        collector: presentOf(cast.personAtCounter),
      });
      expect(collected).toMatchObject({ status: 200, body: { status: 'delivered' } });
      await move(cast.haishuClerk, caseNo, 'close');
      expect(await detail(caseNo)).toMatchObject({ status: 'closed', finishKind: 6 });

      const made = await documents(caseNo);
      expect(made.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['acceptanceNotice', 'approval', 'deliveryReceipt', 'completionNotice']),
      );
      const notice = made.find(({ kind }) => kind === 'acceptanceNotice')!;
      const read = async (): Promise<Buffer> => {
        const answer = await fetch(`${on().stack.gatewayUrl}/api/v1/documents/${notice.documentId}/pdf`, {
          headers: { authorization: `Bearer ${await cast.haishuClerk.token()}` },
        });
        expect(answer.headers.get('content-type')).toBe('application/pdf');
        return Buffer.from(await answer.arrayBuffer());
      };
      const file = await read();
      expect(file.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await read()).toEqual(file);
      const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
      const confirm = (hash: string) => on().call(undefined, `/api/v1/public/documents/${notice.code}?sha256=${hash}`);
      expect(await confirm(sha256(file))).toMatchObject({
        status: 200,
        body: { status: 'valid', kind: 'acceptanceNotice', number: notice.number, hash: { confirmed: true, of: 'file' } },
      });
      const changed = Buffer.from(file);
      changed[changed.length >> 1]! ^= 1;
      expect((await confirm(sha256(changed))).body).toMatchObject({ hash: { confirmed: false } });
      const page = await on().call(undefined, `/verify/${notice.code}`);
      expect(page.status).toBe(200);
      expect(page.body).toContain(notice.number);
      const other = notice.code.replace(/[0-9A-Z](?=[^0-9A-Z]*$)/, (last) => (last === '2' ? '3' : '2'));
      expect((await on().call(undefined, `/api/v1/public/documents/${other}`)).body.code).toBe('ACCEPTANCE.DOCUMENT_UNCONFIRMED');
    }, 60_000);

    it('refused by the decision, with its reasons', async () => {
      const { cast } = on();
      const caseNo = await accepted();
      await cast.labourOfficer.call(`${await lead(caseNo)}/decision`, { body: { outcome: 'rejected', reason: '未按时缴纳社会保险费' } });
      await reaches(cast.haishuClerk, caseNo, 'decided');
      expect(await kinds(caseNo)).toContain('rejection');
      await told(caseNo, 'decided');
    }, 60_000);

    it('不予受理, naming the authority that has the power', async () => {
      const caseNo = await subsidy();
      const refusal = { ground: 'otherAuthority', reason: '户籍不在本区', authority: { name: '宁波市鄞州区人力资源和社会保障局' } };
      expect(
        (await on().post(on().cast.haishuClerk, `/api/v1/applications/${caseNo}/refuse`, { ...refusal, authority: undefined })).status,
      ).toBe(400);
      expect((await on().post(on().cast.haishuClerk, `/api/v1/applications/${caseNo}/refuse`, refusal)).body).toMatchObject({
        status: 'refused',
      });
      expect(await kinds(caseNo)).toEqual(['nonAcceptance']);
      await told(caseNo, 'refused');
    }, 60_000);

    it('不受理, since nothing has to be granted', async () => {
      const caseNo = await subsidy();
      const refusal = { ground: 'notRequired', reason: '该情形无需申请' };
      expect((await on().post(on().cast.haishuClerk, `/api/v1/applications/${caseNo}/refuse`, refusal)).body).toMatchObject({
        status: 'notApplicable',
      });
      expect(await kinds(caseNo)).toEqual(['notApplicable']);
    }, 60_000);

    it('withdrawn while departments handle it, who have no task any more', async () => {
      const { cast } = on();
      const caseNo = await accepted();
      await lead(caseNo);
      await on().post(cast.haishuClerk, `/api/v1/applications/${caseNo}/withdraw`, { reason: '申请人已就业' });
      await eventually(async () =>
        expect(await on().rows('dispatch', 'SELECT DISTINCT state FROM tasks WHERE case_no = $1', [caseNo])).toEqual([
          { state: 'recalled' },
        ]),
      );
      expect(await kinds(caseNo)).toContain('withdrawalNotice');
      await told(caseNo, 'withdrawn');
    }, 60_000);

    it('forwarded by the department to the authority that decides, after a special procedure and an extension', async () => {
      const { cast } = on();
      const caseNo = await accepted();
      const task = await lead(caseNo);
      const measure = (body: object) => cast.labourOfficer.call(`${task}/measures`, { body });
      await measure({ kind: 'suspend', procedure: 'expertReview', reason: '专家评审', plannedDays: 5 });
      await reaches(cast.haishuClerk, caseNo, 'suspended');
      await measure({ kind: 'resume' });
      await reaches(cast.haishuClerk, caseNo, 'accepted');
      await measure({ kind: 'extend', days: 5, approver: '李局长', reason: '案情复杂' });
      await told(caseNo, 'extended');
      await measure({ kind: 'forward', authority: { name: '宁波市人力资源和社会保障局' }, reason: '超出本级权限' });
      await reaches(cast.haishuClerk, caseNo, 'closed');
      expect(await detail(caseNo)).toMatchObject({ finishKind: 4 });
      expect(await kinds(caseNo)).toEqual(
        expect.arrayContaining(['specialProcedure', 'procedureEnded', 'extensionNotice', 'forwardingNotice']),
      );
      await told(caseNo, 'closed');
    }, 60_000);

    it('correction never came: the timer closes it when its time is over', async () => {
      const { cast } = on();
      const caseNo = await subsidy();
      await move(cast.haishuClerk, caseNo, 'correction-requests', { points: ['缴费凭证缺 9 月份'] });
      const { correction } = await detail(caseNo);
      await later(correction?.dueAt, () => reaches(cast.haishuClerk, caseNo, 'closed'));
      expect(await detail(caseNo)).toMatchObject({ finishKind: 5 });
      await told(caseNo, 'closed');
    }, 60_000);

    it('deemed accepted, when nobody answers within five working days', async () => {
      const { cast } = on();
      const caseNo = await subsidy();
      const { acceptanceDueAt, submittedAt } = await detail(caseNo);
      await later(acceptanceDueAt, () => reaches(cast.haishuClerk, caseNo, 'accepted'));
      expect(await detail(caseNo)).toMatchObject({ acceptedAt: submittedAt });
      expect(await kinds(caseNo)).toEqual(['acceptanceNotice']);
      await told(caseNo, 'accepted');
      await lead(caseNo);
    }, 60_000);
  });

  describe('一事联办', () => {
    it('files three items as one, with one progress, and decides each by itself', async () => {
      const { cast } = on();
      const { equipmentOperator, birthRegistration } = ITEMS;
      const bundle = {
        title: '我要办的三件事',
        channel: 'window',
        applicant: cast.personAtCounter,
        present: presentOf(cast.personAtCounter),
        items: [
          { itemCode: subsidyOnline().itemCode, form: SUBSIDY_FORM, materials: subsidyOnline().materials },
          { itemCode: birthRegistration.itemCode, form: birthAtCounter(cast.personAtCounter).form },
          { itemCode: equipmentOperator.itemCode, form: { job: '叉车', examinedOn: '2026-10-01' }, materials: onPaper(equipmentOperator) },
        ],
      };
      const wrong = { ...bundle, items: [...bundle.items.slice(0, 2), { itemCode: permit().itemCode, form: {} }] };
      const before = await on().count('acceptance', 'SELECT count(*) AS n FROM cases');
      expect((await on().post(cast.haishuClerk, '/api/v1/bundles', wrong)).status).toBe(400);
      expect(await on().count('acceptance', 'SELECT count(*) AS n FROM cases')).toBe(before);

      const filed = await on().post(cast.haishuClerk, '/api/v1/bundles', bundle);
      expect(filed).toMatchObject({ status: 201 });
      const { bundleId, cases } = filed.body as { bundleId: string; cases: { caseNo: string }[] };
      const [first, second, third] = cases.map(({ caseNo }) => caseNo);
      expect((await move(cast.haishuClerk, second!, 'complete', { outcome: 'approved' })).status).toBe('decided');
      await move(cast.haishuClerk, first!, 'refuse', { ground: 'requirementsNotMet', reason: '未缴费' });
      const shown = await on().call(cast.haishuClerk, `/api/v1/bundles/${bundleId}`);
      expect(shown.body).toMatchObject({ total: 3, progress: { counts: { submitted: 1, decided: 1, ended: 1 } } });
      expect(await statusOf(cast.haishuClerk, third!)).toBe('submitted');
    }, 60_000);
  });
}
