import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { ReadItem } from '../../item/queries/read-item.js';
import { ListServicePoints } from '../../service-point/queries/list-service-points.js';
import type { GuideItem } from '../domain/guide-item.js';
import type { Guide } from '../domain/guide.js';
import { guideSections } from '../domain/sections.js';

type Extended = NonNullable<GuideItem['descriptive']['extended']>;

/** Kinds of the table of topics, and the elements that hold their codes. */
const TOPIC_KINDS = [
  ['person', 'personTopics'],
  ['legalPerson', 'legalPersonTopics'],
  ['lifeEvent', 'lifeEvents'],
] as const;

/** 办事指南 of a version, made when it is asked for: what it is made from changes with the version, and with the service points. */
@Injectable()
export class ReadGuide {
  constructor(
    private readonly items: ReadItem,
    private readonly points: ListServicePoints,
    private readonly db: Database,
  ) {}

  /** Of the version in force, or of the one named. @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND */
  async execute(itemCode: string, version: number | undefined): Promise<Guide> {
    const detail = version === undefined ? await this.items.current(itemCode) : await this.items.version(itemCode, version);
    const stored = JSON.parse(detail.body) as Omit<GuideItem, 'notes'>;
    const [notes, servicePoints, descriptive] = await Promise.all([
      this.items.document(itemCode, stored.version, 'guide'),
      this.points.accepting(itemCode, stored.implementingBody.regionCode),
      this.withTopicNames(stored.descriptive),
    ]);
    const base = `/api/v1/items/${itemCode}`;
    const asked = version === undefined ? '' : `?version=${version}`;
    return {
      itemCode,
      version: stored.version,
      status: stored.status,
      name: stored.name,
      department: stored.implementingBody.name,
      publishedAt: stored.publishedAt,
      sections: guideSections({ ...stored, descriptive, notes: notes.body }),
      servicePoints,
      links: {
        page: `${base}/guide/page${asked}`,
        item: `${base}/versions/${stored.version}`,
        form: `${base}/versions/${stored.version}/form`,
        servicePoints: `/api/v1/catalogue/service-points?itemCode=${itemCode}`,
      },
    };
  }

  /** Topics and life events by their names; one that the table no longer has keeps its code. */
  private async withTopicNames(descriptive: GuideItem['descriptive']): Promise<GuideItem['descriptive']> {
    const { extended } = descriptive;
    const given = TOPIC_KINDS.flatMap(([kind, element]) => (extended?.[element] ?? []).map((code) => ({ kind, code })));
    if (given.length === 0) return descriptive;
    const rows = await this.db.query<{ kind: string; code: string; name: string }>(
      'SELECT kind, code, name FROM topics WHERE (kind, code) IN (SELECT * FROM unnest($1::text[], $2::text[]))',
      [given.map(({ kind }) => kind), given.map(({ code }) => code)],
    );
    const names = new Map(rows.map(({ kind, code, name }) => [`${kind} ${code}`, name]));
    const told = TOPIC_KINDS.map(([kind, element]) => [element, extended?.[element]?.map((code) => names.get(`${kind} ${code}`) ?? code)]);
    return { ...descriptive, extended: { ...extended, ...(Object.fromEntries(told) as Pick<Extended, 'personTopics'>) } };
  }
}
