import { Injectable } from '@nestjs/common';
import { etagOf } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { contentHash } from '../domain/content-hash.js';

export const TopicKind = z.enum(['person', 'legalPerson', 'lifeEvent']);
export const TopicFilter = z.object({ kind: TopicKind.optional().describe('自然人主题、法人主题、人生事件; all without it') });
export type TopicFilter = z.infer<typeof TopicFilter>;

export const Topic = z
  .object({
    kind: TopicKind,
    code: z.string(),
    name: z.string(),
    position: z.int().describe('its place in the list'),
    etag: z.string().describe('for If-Match'),
  })
  .meta({ id: 'CatalogueTopic' });
export type Topic = z.infer<typeof Topic>;
export const TopicList = z.object({ items: z.array(Topic) }).meta({ id: 'CatalogueTopicList' });

export const topicHash = ({ name, position }: { name: string; position: number }): string => contentHash([name, position]);
export const topicView = (topic: Omit<Topic, 'etag'>): Topic => ({ ...topic, etag: etagOf(topicHash(topic)) });

const MOST = 500;

/** 主题分类、人生事件 — a few dozen of each kind, so the list has no pages. */
@Injectable()
export class ListTopics {
  constructor(private readonly db: Database) {}

  async execute({ kind }: TopicFilter): Promise<{ items: Topic[] }> {
    const items = await this.db.query<Omit<Topic, 'etag'>>(
      `SELECT kind, code, name, position FROM topics WHERE $1::text IS NULL OR kind = $1 ORDER BY kind, position, code LIMIT ${MOST}`,
      [kind ?? null],
    );
    return { items: items.map(topicView) };
  }
}
