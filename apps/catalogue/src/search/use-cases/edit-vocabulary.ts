import { Injectable } from '@nestjs/common';
import { Clock, defineError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { foldText, piecesOf } from '../domain/words.js';
import type { Synonym } from '../queries/list-synonyms.js';
import type { Topic } from '../queries/list-topics.js';

/** More words would make every search slower, and mean that the names of items are what should change. */
const MOST_SYNONYMS = 5_000;
const MOST_TOPICS = 500;

export const synonymsFull = defineError('conflict', 'CATALOGUE.SYNONYMS_FULL', {
  zh: `同义词不得超过${MOST_SYNONYMS}个`,
  en: `there are no more than ${MOST_SYNONYMS} synonyms`,
});
export const topicsFull = defineError('conflict', 'CATALOGUE.TOPICS_FULL', {
  zh: `主题分类不得超过${MOST_TOPICS}个`,
  en: `there are no more than ${MOST_TOPICS} topics`,
});
export const synonymNotFound = defineError('not-found', 'CATALOGUE.SYNONYM_NOT_FOUND', { zh: '同义词不存在', en: 'no such synonym' });

/** One word of a search: no spaces and no punctuation, where searches are cut. */
const Word = z
  .string()
  .trim()
  .max(30)
  .transform(foldText)
  .refine((word) => piecesOf(word).length === 1 && piecesOf(word)[0] === word, 'one word, without spaces and punctuation');
export const SynonymWord = Word;
export const SynonymMeans = z.object({ means: z.array(Word).min(1).max(10).describe('同义词 as items write it') });
export type SynonymMeans = z.infer<typeof SynonymMeans>;
export const TopicText = z.object({ name: z.string().trim().min(1).max(40), position: z.int().min(0).max(30_000) });
export type TopicText = z.infer<typeof TopicText>;

/** 检索词库 — the words, themes and life events by which people find items. */
@Injectable()
export class EditVocabulary {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The word now means this and nothing else. @throws CATALOGUE.SYNONYMS_FULL */
  async putSynonym(word: string, { means }: SynonymMeans, by: string): Promise<Synonym> {
    const distinct = [...new Set(means)];
    await this.uow.run(() =>
      this.db.write(
        `INSERT INTO search_synonyms (word, means, changed_by, updated_at)
         SELECT $1, $2::text[], $3, $4::timestamptz
         WHERE EXISTS (SELECT FROM search_synonyms WHERE word = $1) OR (SELECT count(*) FROM search_synonyms) < ${MOST_SYNONYMS}
         ON CONFLICT (word) DO UPDATE SET (means, changed_by, updated_at) = (EXCLUDED.means, EXCLUDED.changed_by, EXCLUDED.updated_at)`,
        [word, distinct, by, this.clock.now()],
        { rows: 1, otherwise: synonymsFull },
      ),
    );
    return { word, means: distinct };
  }

  /** @throws CATALOGUE.SYNONYM_NOT_FOUND */
  async removeSynonym(word: string): Promise<void> {
    await this.uow.run(() => this.db.write('DELETE FROM search_synonyms WHERE word = $1', [word], { rows: 1, otherwise: synonymNotFound }));
  }

  /** A new topic, or another name or place for one. @throws CATALOGUE.TOPICS_FULL */
  async putTopic(kind: Topic['kind'], code: string, { name, position }: TopicText): Promise<Topic> {
    await this.uow.run(() =>
      this.db.write(
        `INSERT INTO topics (kind, code, name, position) SELECT $1, $2, $3, $4::smallint
         WHERE EXISTS (SELECT FROM topics WHERE kind = $1 AND code = $2) OR (SELECT count(*) FROM topics) < ${MOST_TOPICS}
         ON CONFLICT (kind, code) DO UPDATE SET (name, position) = (EXCLUDED.name, EXCLUDED.position)`,
        [kind, code, name, position],
        { rows: 1, otherwise: topicsFull },
      ),
    );
    return { kind, code, name, position };
  }
}
