import { expect, it } from '@jest/globals';
import { contentValues, dateInWords } from './document-values.js';

it('counts days by the clock of Shanghai', () => {
  expect(dateInWords(new Date('2026-12-31T16:30:00Z'))).toBe('2027年1月1日');
  expect(dateInWords(new Date('2026-12-31T15:59:59Z'))).toBe('2026年12月31日');
});

it('tells deadlines by the day, and when something was handed over to the minute', () => {
  const { dueAt } = contentValues<'correctionNotice'>({ points: ['a'], dueAt: '2026-12-01T09:00:00.000Z', round: 1 });
  expect(dueAt).toBe('2026年12月1日');
  const { deliveredAt } = contentValues<'deliveryReceipt'>({ method: '窗口领取', deliveredAt: '2026-11-30T16:05:00.000Z' });
  expect(deliveredAt).toBe('2026年12月1日00:05');
});

it('lists materials with the forms in which they came', () => {
  const { materials } = contentValues<'receipt'>({
    materials: [
      { name: '申请书', copies: 2, electronic: true },
      { name: '平面图', electronic: true },
      { name: '承诺书', copies: 0 },
    ],
  });
  expect(materials).toEqual(['申请书（电子文件、纸质2份）', '平面图（电子文件）', '承诺书']);
});

it('names the usual remedies where a move names none', () => {
  expect(contentValues<'rejection'>({ reason: 'x' })).toMatchObject({
    reviewBy: expect.stringContaining('本级人民政府'),
    court: '有管辖权的人民法院',
  });
  expect(contentValues<'rejection'>({ reason: 'x', remedies: { court: '海曙区人民法院' } })['court']).toBe('海曙区人民法院');
});

it('has no value for what is not so', () => {
  const at = '2026-12-01T09:00:00.000Z';
  expect(
    contentValues<'acceptanceNotice'>({ acceptedOn: at, promiseDueAt: at, statutoryDueAt: at, deemed: false })['deemed'],
  ).toBeUndefined();
});
