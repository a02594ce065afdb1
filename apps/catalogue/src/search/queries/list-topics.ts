import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';

export const TopicKind = z.enum(['person', 'legalPerson', 'lifeEvent']);
export const TopicFilter = z.object({ kind: TopicKind.optional().describe('自然人主题、法人主题、人生事件; all without it') });
export type TopicFilter = z.infer<typeof TopicFilter>;

export const Topic = z
  .object({ kind: TopicKind, code: z.string(), name: z.string(), position: z.int().describe('its place in the list') })
  .meta({ id: 'CatalogueTopic' });
export type Topic = z.infer<typeof Topic>;
export const TopicList = z.object({ items: z.array(Topic) }).meta({ id: 'CatalogueTopicList' });

const MOST = 500;

/** 主题分类、人生事件 — a few dozen of each kind, so the list has no pages. */
@Injectable()
export class ListTopics {
  constructor(private readonly db: Database) {}

  async execute({ kind }: TopicFilter): Promise<{ items: Topic[] }> {
    const items = await this.db.query<Topic>(
      `SELECT kind, code, name, position FROM topics WHERE $1::text IS NULL OR kind = $1 ORDER BY kind, position, code LIMIT ${MOST}`,
      [kind ?? null],
    );
    return { items };
  }
}
