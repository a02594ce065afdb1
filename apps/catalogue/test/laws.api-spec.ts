import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { UnitOfWork } from '@yiwang/persistence';
import { eventually } from '@yiwang/testing';
import { FollowCitations } from '../src/legal-basis/use-cases/follow-citations.js';
import { catalogueUnderTest, CODE, definition } from './builders.js';

const LAWS = '/api/v1/catalogue/laws';
const FOOD = '中华人民共和国食品安全法';
const basis = (article: string, content?: string) => ({ name: FOOD, documentNo: '主席令第二十一号', article, ...(content && { content }) });

const the = catalogueUnderTest();
const { get } = the;
const { itemCode: OTHER, ...subsidy } = ITEMS.flexibleWorkSubsidy;
const articles = async (): Promise<{ id: string; article: string | null }[]> => {
  const [law] = (await get(`${LAWS}?documentNo=${encodeURIComponent('主席令第二十一号')}`)).body.items;
  return law ? (await get(`${LAWS}/${law.id}/articles`)).body.items : [];
};
const idle = (): Promise<void> =>
  eventually(async () => {
    expect(await the.sql('SELECT 1 FROM citing_items')).toEqual([]);
  });

describe('the laws that items stand on', () => {
  it('are those of items in force, not of drafts', async () => {
    const descriptive = { ...definition.descriptive, legalBasis: [basis('第三十五条', '国家对食品生产经营实行许可制度。')] };
    await the.post('/api/v1/items', { itemCode: CODE, ...definition, descriptive });
    await idle();
    expect((await get(LAWS)).body.items).toEqual([]);
    await the.post(`/api/v1/items/${CODE}/versions/1/publish`, {});
    await eventually(async () => expect((await get(LAWS)).body.items).toHaveLength(1));
    expect((await get(LAWS)).body.items[0]).toMatchObject({ name: FOOD, documentNo: '主席令第二十一号', issuer: null });
  });

  it('are one law and one article for all who cite it, and tell the wordings that differ', async () => {
    const legalBasis = [basis('第三十五条', '国家对食品生产经营实行许可制度，𬱖。'), basis('第一百二十二条')];
    await the.post('/api/v1/items', { itemCode: OTHER, ...subsidy, descriptive: { ...subsidy.descriptive, legalBasis } });
    await the.post(`/api/v1/items/${OTHER}/versions/1/publish`, {});
    await eventually(async () => expect(await articles()).toHaveLength(2));
    expect((await get(LAWS)).body.items).toHaveLength(1);
    const shared = (await articles()).find(({ article }) => article === '第三十五条')!;
    const detail = (await get(`/api/v1/catalogue/articles/${shared.id}`)).body;
    expect(detail).toMatchObject({ article: '第三十五条', law: { name: FOOD } });
    expect(detail.wordings.map((w: { content: string }) => w.content).sort()).toEqual([
      '国家对食品生产经营实行许可制度。',
      '国家对食品生产经营实行许可制度，𬱖。',
    ]);
    const first = (await get(`/api/v1/catalogue/articles/${shared.id}/items?limit=1`)).body;
    const second = (await get(`/api/v1/catalogue/articles/${shared.id}/items?limit=1&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items].map((item: { itemCode: string }) => item.itemCode).sort()).toEqual([CODE, OTHER].sort());
    expect(second.next).toBeNull();
  });

  it('are found by how their name begins', async () => {
    expect((await get(`${LAWS}?name=${encodeURIComponent('中华人民')}`)).body.items).toHaveLength(1);
    expect((await get(`${LAWS}?name=${encodeURIComponent('中华食品')}`)).body.items).toEqual([]);
    const { body } = await get(`${LAWS}?name=${encodeURIComponent('100%_')}`);
    expect(body.items).toEqual([]);
  });

  it('follow the version in force: a new version cites anew, and a cancelled item cites nothing', async () => {
    const descriptive = { ...definition.descriptive, legalBasis: [basis('第三十六条')] };
    await the.post(`/api/v1/items/${CODE}/versions`, { ...definition, descriptive });
    await the.post(`/api/v1/items/${CODE}/versions/2/publish`, {});
    await the.post(`/api/v1/items/${OTHER}/versions/1/cancel?basis=1`, {});
    const citing = async (): Promise<Record<string, string[]>> =>
      Object.fromEntries(
        await Promise.all(
          (await articles()).map(async ({ id, article }) => {
            const { items } = (await get(`/api/v1/catalogue/articles/${id}/items`)).body;
            return [article, items.map((item: { itemCode: string; version: number }) => `${item.itemCode}@${item.version}`)] as const;
          }),
        ),
      );
    await eventually(async () => expect(await citing()).toEqual({ 第三十五条: [], 第三十六条: [`${CODE}@2`], 第一百二十二条: [] }));
  });

  it('tell the wordings of today, and what a later citation says of a law', async () => {
    const legalBasis = [{ ...basis('第三十六条', '食品生产加工小作坊应当符合要求。'), issuer: '全国人民代表大会常务委员会' }];
    const later = [{ ...basis('第三十六条', '食品生产加工小作坊应符合要求。'), effectiveFrom: '2009-06-01' }];
    for (const [version, cited] of [
      [3, legalBasis],
      [4, later],
    ] as const) {
      const descriptive = { ...definition.descriptive, legalBasis: cited };
      await the.post(`/api/v1/items/${CODE}/versions`, { ...definition, descriptive });
      await the.post(`/api/v1/items/${CODE}/versions/${version}/publish`, {});
      await idle();
    }
    const { id } = (await articles()).find(({ article }) => article === '第三十六条')!;
    const { body } = await get(`/api/v1/catalogue/articles/${id}`);
    expect(body.law).toMatchObject({ issuer: '全国人民代表大会常务委员会', effectiveFrom: '2009-06-01' });
    expect(body.wordings.map((w: { content: string }) => w.content)).toEqual(['食品生产加工小作坊应符合要求。']);
  });

  it('are not kept from anybody by one who cites a day of the year 0', async () => {
    const cited = JSON.stringify([{ ...basis('第三十七条'), effectiveFrom: '0000-05-01' }]);
    await the.post(`/api/v1/items/${CODE}/versions`, definition);
    // No author can write it any more; one who wrote it before is read as he wrote it.
    await the.sql(
      `UPDATE item_versions SET descriptive = jsonb_set(descriptive, '{legalBasis}', $2::jsonb) WHERE item_code = $1 AND version = 5`,
      [CODE, cited],
    );
    expect((await the.post(`/api/v1/items/${CODE}/versions/5/publish`, {})).status).toBe(200);
    await eventually(async () => expect((await articles()).map(({ article }) => article)).toContain('第三十七条'));
  });

  it('miss no change that is under way while the worker takes the one before it', async () => {
    const { id } = (await articles()).find(({ article }) => article === '第三十七条')!;
    let changed = (): void => undefined;
    const underWay = new Promise<void>((resolve) => (changed = resolve));
    // Outside of the change that is under way, as the worker is.
    const taken = underWay.then(() => the.service.get(FollowCitations).round(500));
    await the.sql('INSERT INTO citing_items VALUES ($1) ON CONFLICT DO NOTHING', [CODE]);
    await the.service.get(UnitOfWork).run(async () => {
      await the.sql(`UPDATE item_versions SET status = 'cancelled' WHERE item_code = $1 AND status = 'published'`, [CODE]);
      changed();
      await taken;
    });
    await idle();
    expect((await get(`/api/v1/catalogue/articles/${id}/items`)).body.items).toEqual([]);
  });

  it.each([
    ['an unknown law', `${LAWS}/${randomUUID()}/articles`, 404, 'CATALOGUE.LAW_NOT_FOUND'],
    ['an unknown article', `/api/v1/catalogue/articles/${randomUUID()}`, 404, 'CATALOGUE.ARTICLE_NOT_FOUND'],
    ['the items of an unknown article', `/api/v1/catalogue/articles/${randomUUID()}/items`, 404, 'CATALOGUE.ARTICLE_NOT_FOUND'],
    ['what is no id', '/api/v1/catalogue/articles/1', 400, 'HTTP.INVALID'],
    ['a cursor of another making', `${LAWS}?cursor=abc`, 400, 'HTTP.CURSOR_INVALID'],
  ])('refuse %s', async (_name, path, status, code) => {
    const answer = await get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
