import { Injectable } from '@nestjs/common';
import { ReadItem } from '../../item/queries/read-item.js';
import { ListServicePoints } from '../../service-point/queries/list-service-points.js';
import type { GuideItem } from '../domain/guide-item.js';
import type { Guide } from '../domain/guide.js';
import { guideSections } from '../domain/sections.js';

/** 办事指南 of a version, made when it is asked for: what it is made from changes with the version, and with the service points. */
@Injectable()
export class ReadGuide {
  constructor(
    private readonly items: ReadItem,
    private readonly points: ListServicePoints,
  ) {}

  /** Of the version in force, or of the one named. @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND */
  async execute(itemCode: string, version: number | undefined): Promise<Guide> {
    const detail = version === undefined ? await this.items.current(itemCode) : await this.items.version(itemCode, version);
    const stored = JSON.parse(detail.body) as Omit<GuideItem, 'notes'>;
    const [notes, servicePoints] = await Promise.all([
      this.items.document(itemCode, stored.version, 'guide'),
      this.points.accepting(itemCode, stored.implementingBody.regionCode),
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
      sections: guideSections({ ...stored, notes: notes.body }),
      servicePoints,
      links: {
        page: `${base}/guide/page${asked}`,
        item: `${base}/versions/${stored.version}`,
        form: `${base}/versions/${stored.version}/form`,
        servicePoints: `/api/v1/catalogue/service-points?itemCode=${itemCode}`,
      },
    };
  }
}
