import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, OFFICERS, PERSONS } from '@yiwang/demo-data';
import { ApiClient, move, onPaper, statusOf, taskOf, type Receipt } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import type { Answer, Platform } from './platform.js';

const { itemCode: MODEL, fees: _fees, ...certificate } = ITEMS.equipmentOperator;
const { fees: _details, feeBasis: _basis, basic, extended, ...descriptive } = certificate.descriptive;
/** A body's own item, free of charge, so that its cases need nobody but the window and its department. */
const definition = {
  ...certificate,
  name: '特种设备作业人员资格复审',
  fees: [],
  descriptive: { ...descriptive, basic: { ...basic, charged: false }, extended: { ...extended, onlinePayment: false } },
};
const CODE = `${MODEL.slice(0, 23)}93177000`;
const ITEM = `/api/v1/items/${CODE}`;
const FORM = { job: '叉车司机', examinedOn: '2026-11-02' };

export function libraryJourney(on: () => Platform): void {
  describe('the life of an item', () => {
    let author: ApiClient;
    let staffing: ApiClient;
    let legal: ApiClient;
    let manager: ApiClient;
    let person: ApiClient;
    beforeAll(() => {
      const { gatewayUrl } = on().stack;
      const officer = (who: keyof typeof OFFICERS): ApiClient => ApiClient.person(gatewayUrl, OFFICERS[who].login);
      [author, staffing, legal, manager] = [
        officer('itemEditor'),
        officer('itemReviewer'),
        officer('legalReviewer'),
        officer('itemManager'),
      ];
      person = ApiClient.person(gatewayUrl, PERSONS.chenJing.login);
    });

    const version = (number: number): string => `${ITEM}/versions/${number}`;
    const told = ({ status, body }: Answer): [number, string?] => (status < 300 ? [status] : [status, body.code]);
    const publish = (who: ApiClient, number: number): Promise<Answer> => on().post(who, `${version(number)}/publish`, {});
    const report = async (number: number): Promise<string> => {
      const answer = await on().post(author, `${version(number)}/reviews`, {});
      expect(told(answer)).toEqual([201]);
      return answer.body.reviewId as string;
    };
    const opine = async (who: ApiClient, reviewId: string, round: number, step: number, opinion?: string): Promise<string> => {
      const verdict = opinion === undefined ? { verdict: 'pass' } : { verdict: 'return', opinion };
      const answer = await on().post(who, `/api/v1/catalogue/reviews/${reviewId}/opinions`, { round, step, ...verdict });
      expect(answer.status).toBeLessThan(300);
      return answer.body.status as string;
    };
    const edit = async (number: number, change: object): Promise<Answer> => {
      const draft = await on().call(author, `${version(number)}/draft`);
      return on().call(author, version(number), {
        method: 'PUT',
        body: { ...definition, ...change },
        headers: { 'if-match': draft.headers.get('etag')!, 'idempotency-key': randomUUID() },
      });
    };
    const filing = { itemCode: CODE, channel: 'computer', form: FORM, materials: onPaper(certificate) };
    /** Filed once acceptance has heard of the version. */
    const filed = (wanted: number): Promise<Receipt> =>
      eventually(async () => {
        const { caseNo } = await on().filed(person, filing);
        const { body } = await on().call(person, `/api/v1/applications/${caseNo}`);
        expect(body).toMatchObject({ itemVersion: wanted });
        return { ...body, caseNo } as Receipt;
      }, 20_000);
    const finished = async ({ caseNo }: Receipt): Promise<void> => {
      const { haishuClerk, marketOfficer } = on().cast;
      await move(haishuClerk, caseNo, 'accept');
      const { taskId } = await eventually(async () => {
        const found = await taskOf(marketOfficer, caseNo, 'handling');
        if (!found) throw new Error(`no task of ${caseNo}`);
        return found;
      });
      const task = `/api/v1/workbench/tasks/${taskId}`;
      expect((await on().post(marketOfficer, `${task}/claim`, {})).status).toBe(200);
      expect((await on().post(marketOfficer, `${task}/decision`, { outcome: 'approved' })).status).toBe(200);
      await eventually(async () => expect(await statusOf(haishuClerk, caseNo)).toBe('decided'));
      await move(haishuClerk, caseNo, 'deliveries', { method: 'electronic' });
      await move(haishuClerk, caseNo, 'close');
      expect(await statusOf(haishuClerk, caseNo)).toBe('closed');
    };
    let first: Receipt;

    it('is published by its department after three rounds of review (三报三审三回)', async () => {
      expect(told(await on().post(author, '/api/v1/items', { ...definition, itemCode: CODE }))).toEqual([201]);
      expect(told(await publish(author, 1))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);

      const review = await report(1);
      expect(told(await edit(1, { name: '送审中改名' }))).toEqual([409, 'CATALOGUE.DRAFT_UNDER_REVIEW']);
      expect(await opine(staffing, review, 1, 1, '事项名称与基本目录不一致')).toBe('returned');
      expect(told(await edit(1, { name: '特种设备作业人员资格复审（叉车）' }))).toEqual([200]);

      expect(await report(1)).toBe(review);
      expect(await opine(staffing, review, 2, 1)).toBe('open');
      expect(await opine(legal, review, 2, 2, '设定依据条款有误')).toBe('returned');
      expect(told(await edit(1, {}))).toEqual([200]);

      expect(await report(1)).toBe(review);
      expect(await opine(staffing, review, 3, 1)).toBe('open');
      expect(await opine(legal, review, 3, 2)).toBe('passed');
      expect(told(await publish(author, 1))).toEqual([200]);
      first = await filed(1);
    });

    it('changes while the version in force stays: cases of both are alive, each under its own', async () => {
      const revised = { ...definition, limits: { ...certificate.limits, promised: { value: 4, unit: 'workingDay' } } };
      expect(told(await on().post(author, `${ITEM}/versions`, revised))).toEqual([201]);
      const review = await report(2);
      expect((await on().call(undefined, ITEM)).body).toMatchObject({ version: 1 });
      const beside = await filed(1);
      await opine(staffing, review, 1, 1);
      await opine(legal, review, 1, 2);
      expect(told(await publish(author, 2))).toEqual([200]);
      const second = await filed(2);

      const diff = await on().call(author, `${ITEM}/versions/1/diff/2`);
      expect(diff.body.changes).toContainEqual(expect.objectContaining({ pointer: '/limits/promised/value', old: 5, new: 4 }));
      await finished(beside);
      await finished(second);
    });

    it('is cancelled: nobody files any more, and running cases end under the version they were filed under', async () => {
      const basis = encodeURIComponent('甬编办〔2026〕12号');
      expect(told(await on().post(manager, `${version(2)}/cancel?basis=${basis}`, {}))).toEqual([200]);
      await eventually(async () => {
        const { status, body } = await on().post(person, '/api/v1/applications', filing);
        expect([status, body.code]).toEqual([409, 'ACCEPTANCE.ITEM_NOT_OPEN']);
      }, 20_000);
      await finished(first);
    });

    it('has its whole story on the tracking card (跟踪卡)', async () => {
      const { status, body } = await on().call(author, `${ITEM}/track`);
      expect(status).toBe(200);
      const text = JSON.stringify(body);
      expect(text).toContain('甬编办〔2026〕12号');
      expect(text).not.toContain(OFFICERS.itemEditor.name);
      expect(body.items.length).toBeGreaterThanOrEqual(8);
    });
  });
}
