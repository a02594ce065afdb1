import { CITY_REGION, cityItems } from '@yiwang/demo-data';
import { publishCity } from '../publish-city.ts';
import type { Scene } from './scene.ts';

interface Found {
  items: { itemCode: string; name: string; department: string; star: number }[];
  understood: { words: { word: string; also: string[] }[] };
}
interface Guide {
  name: string;
  sections: { key: string; title: string; kind: string }[];
  links: { page: string };
}
interface Rating {
  star: number;
  criteria: { star: number; met: boolean; zh: string; found: string }[];
}
interface Card {
  items: {
    at: string;
    kindName: string;
    version: number | null;
    basis: string | null;
    by: { capacity: string };
    fields: { name: string }[];
  }[];
}

const BASIS = '宁波市深化“最多跑一次”改革年度任务清单（演示）';
const stars = (n: number): string => (n === 0 ? '未评星' : '★'.repeat(n));

/** 八、权力事项库 — the city's items go online; somebody searches and reads, an item is simplified, and its card tells who did it. */
export async function powerItemLibrary(scene: Scene): Promise<void> {
  const { stack, tell } = scene;
  tell.heading('八、权力事项库  the library of power items');
  const { published, present, points } = await tell.step(
    '宁波编办 publishes the items of the city’s departments, its counters and its lists (城市事项、网点、清单上线)',
    () => publishCity(stack.gatewayUrl),
  );
  const departments = new Set(cityItems().map((item) => item.implementingBody.orgCode)).size;
  tell.note(`${published + present} items of ${departments} departments, ${points} service points`);

  for (const words of ['开饭店', '房产证 过户']) await search(scene, words);
  await suggestions(scene);
  await nearest(scene, '居住证办理');
  await powerLists(scene);

  const item = cityItems().find(({ name }) => name === '食品经营许可（新办）')!;
  await guideOf(scene, item.itemCode);
  await ratingOf(scene, item);
  await ratingOf(
    scene,
    cityItems().find(({ name }) => name === '普通护照签发（首次申领）')!,
  );
  await simplified(scene, item);
}

/** In the words of people; what else was searched for stands in the answer. */
async function search({ cast, tell }: Scene, words: string): Promise<void> {
  const { items, understood } = await tell.step(`somebody searches for “${words}” (检索)`, () =>
    cast.anybody.call<Found & Record<string, unknown>>(`/api/v1/catalogue/search?${new URLSearchParams({ q: words, limit: '4' })}`),
  );
  const also = understood.words.flatMap((each) => each.also);
  if (also.length > 0) tell.note(`同义词: ${also.join('、')}`);
  for (const { name, department, star } of items) tell.note(`${stars(star)} ${name}（${department}）`);
}

async function suggestions({ cast, tell }: Scene): Promise<void> {
  const answer = await tell.step('“公积” is typed, and names are suggested (联想)', () =>
    cast.anybody.call<{ items: { text: string }[] } & Record<string, unknown>>(
      `/api/v1/catalogue/suggestions?${new URLSearchParams({ q: '公积', limit: '4' })}`,
    ),
  );
  tell.note(answer.items.map(({ text }) => text).join('、'));
}

/** From the west shore of 月湖. */
async function nearest({ cast, tell }: Scene, name: string): Promise<void> {
  const { itemCode } = cityItems().find((item) => item.name === name)!;
  const { data } = await tell.step(`the nearest counters for ${name} (就近办)`, () =>
    cast.anybody.get('/api/v1/catalogue/service-points', { query: { near: '29.8683,121.5440', itemCode, limit: 3 } }),
  );
  const told = data.items.map(
    ({ name: point, distanceMetres, openNow, today }) =>
      `${point} ${distanceMetres} m，${openNow ? '开放中' : `今天${today.map(({ from, to }) => `${from}-${to}`).join('、') || '不开放'}`}`,
  );
  tell.note(told.join('；'));
}

async function powerLists({ cast, tell }: Scene): Promise<void> {
  const { data } = await tell.step('the lists that the city has made public (四张清单)', () =>
    cast.anybody.get('/api/v1/catalogue/power-lists', { query: { region: CITY_REGION } }),
  );
  tell.note(
    data.items.map(({ title, version, entries, validFrom }) => `${title} 第${version}版 ${entries} 项，自${validFrom}起`).join('；'),
  );
}

async function guideOf({ cast, tell }: Scene, itemCode: string): Promise<void> {
  const guide = await tell.step('the guide is read (办事指南)', () =>
    cast.anybody.call<Guide & Record<string, unknown>>(`/api/v1/items/${itemCode}/guide`),
  );
  tell.note(`${guide.name}: ${guide.sections.map(({ title }) => title).join('、')}; to print: ${guide.links.page}`);
}

/** Every criterion of an item that has all five; of others what keeps them from the next. */
async function ratingOf({ cast, tell }: Scene, { itemCode, name }: { itemCode: string; name: string }): Promise<void> {
  const rating = await tell.step(`the star of ${name}, and why (星级)`, () =>
    cast.cityItems.call<Rating & Record<string, unknown>>(`/api/v1/items/${itemCode}/versions/1/star`),
  );
  tell.note(stars(rating.star));
  const told = rating.criteria.filter(({ met }) => !met || rating.star === 5);
  for (const { star, met, zh, found } of told) tell.note(`  ${met ? '✓' : '✗'} ${star}星 ${zh}：${found}`);
}

/** A change is a new version: two days less are promised, and the card says who changed what and on which basis. */
async function simplified({ cast, tell }: Scene, item: ReturnType<typeof cityItems>[number]): Promise<void> {
  const { itemCode, ...definition } = item;
  const { promised, statutory } = definition.limits;
  const limits = { statutory, promised: { ...promised, value: promised.value - 2 } };
  await tell.step(
    `宁波编办 promises ${limits.promised.value} days instead of ${promised.value} in a new version (承诺时限压缩)`,
    async () => {
      const body = { ...definition, limits };
      const { data } = await cast.cityItems.send('POST', '/api/v1/items/{itemCode}/versions', { path: { itemCode }, body });
      const { version } = data as { version: number };
      await cast.cityItems.call(`/api/v1/items/${itemCode}/versions/${version}/publish?${new URLSearchParams({ basis: BASIS })}`, {
        body: {},
      });
    },
  );
  const card = await tell.step('the tracking card is read (跟踪卡)', () =>
    cast.cityItems.call<Card & Record<string, unknown>>(`/api/v1/items/${itemCode}/track`),
  );
  for (const { at, kindName, version, basis, by, fields } of [...card.items].reverse()) {
    const what = fields.length === 0 ? '' : `：${fields.map(({ name }) => name).join('、')}`;
    tell.note(`${at}  第${version}版 ${kindName}${what}  (${by.capacity}${basis === null ? '' : `，依据${basis}`})`);
  }
}
