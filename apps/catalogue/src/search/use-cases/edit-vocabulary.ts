import { Injectable } from '@nestjs/common';
import { ifMatchStale, requireIfMatch } from '@yiwang/http-api';
import { Clock, defineError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { text } from '../../item/domain/elements/text.js';
import { foldText, lengthOf, piecesOf } from '../domain/words.js';
import { synonymHash, synonymView, type Synonym } from '../queries/list-synonyms.js';
import { topicHash, topicView, type Topic } from '../queries/list-topics.js';

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

const LONGEST_WORD = 30;
/** One word of a search, folded: no spaces and no punctuation, where searches are cut. Folding may make it longer (㍿ → 株式会社). */
const Word = text(LONGEST_WORD)
  .transform(foldText)
  .refine((word) => piecesOf(word).length === 1 && piecesOf(word)[0] === word, 'one word, without spaces and punctuation')
  .refine((word) => lengthOf(word) <= LONGEST_WORD, `at most ${LONGEST_WORD} characters`);
export const SynonymWord = Word;
export const SynonymMeans = z.object({ means: z.array(Word).min(1).max(10).describe('同义词 as items write it') });
export type SynonymMeans = z.infer<typeof SynonymMeans>;
export const TopicText = z.object({ name: text(40), position: z.int().min(0).max(30_000) });
export type TopicText = z.infer<typeof TopicText>;

/** 检索词库 — the words, themes and life events by which people find items. What is there is changed by who has seen it as it is. */
@Injectable()
export class EditVocabulary {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The word now means this and nothing else. `ifMatch` is the `etag` of the synonym as it was read; none for a new one.
   * @throws CATALOGUE.SYNONYMS_FULL, HTTP.IF_MATCH_MISSING, HTTP.IF_MATCH_STALE
   */
  putSynonym(word: string, { means }: SynonymMeans, ifMatch: string | undefined, by: string): Promise<Synonym> {
    const distinct = [...new Set(means)];
    return this.uow.run(async () => {
      const before = await this.lockSynonym(word);
      if (before) requireIfMatch(ifMatch, synonymHash(before));
      else await this.requireNew(ifMatch, 'search_synonyms', MOST_SYNONYMS, synonymsFull);
      const values = [word, distinct, by, this.clock.now()];
      if (before) {
        await this.db.write('UPDATE search_synonyms SET (means, changed_by, updated_at) = ($2::text[], $3, $4) WHERE word = $1', values);
      } else {
        await this.db.write(
          'INSERT INTO search_synonyms (word, means, changed_by, updated_at) VALUES ($1, $2::text[], $3, $4) ON CONFLICT DO NOTHING',
          values,
          { rows: 1, otherwise: ifMatchStale },
        );
      }
      return synonymView({ word, means: distinct });
    });
  }

  /** @throws CATALOGUE.SYNONYM_NOT_FOUND, HTTP.IF_MATCH_MISSING, HTTP.IF_MATCH_STALE */
  removeSynonym(word: string, ifMatch: string | undefined): Promise<void> {
    return this.uow.run(async () => {
      const before = await this.lockSynonym(word);
      if (!before) throw synonymNotFound();
      requireIfMatch(ifMatch, synonymHash(before));
      await this.db.write('DELETE FROM search_synonyms WHERE word = $1', [word]);
    });
  }

  /**
   * A new topic, or another name or place for one. `ifMatch` is the `etag` of the topic as it was read; none for a new one.
   * @throws CATALOGUE.TOPICS_FULL, HTTP.IF_MATCH_MISSING, HTTP.IF_MATCH_STALE
   */
  putTopic(kind: Topic['kind'], code: string, { name, position }: TopicText, ifMatch: string | undefined): Promise<Topic> {
    return this.uow.run(async () => {
      const [before] = await this.db.query<TopicText>('SELECT name, position FROM topics WHERE kind = $1 AND code = $2 FOR UPDATE', [
        kind,
        code,
      ]);
      if (before) requireIfMatch(ifMatch, topicHash(before));
      else await this.requireNew(ifMatch, 'topics', MOST_TOPICS, topicsFull);
      const values = [kind, code, name, position];
      if (before) await this.db.write('UPDATE topics SET (name, position) = ($3, $4) WHERE kind = $1 AND code = $2', values);
      else {
        await this.db.write('INSERT INTO topics (kind, code, name, position) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', values, {
          rows: 1,
          otherwise: ifMatchStale,
        });
      }
      return topicView({ kind, code, name, position });
    });
  }

  private async lockSynonym(word: string): Promise<SynonymMeans | undefined> {
    const [row] = await this.db.query<SynonymMeans>('SELECT means FROM search_synonyms WHERE word = $1 FOR UPDATE', [word]);
    return row;
  }

  /** Nobody can have seen what is not there. */
  private async requireNew(
    ifMatch: string | undefined,
    table: 'search_synonyms' | 'topics',
    most: number,
    full: () => Error,
  ): Promise<void> {
    if (ifMatch !== undefined) throw ifMatchStale();
    const [row] = await this.db.query<{ kept: number }>(`SELECT count(*)::int AS kept FROM ${table}`);
    if ((row?.kept ?? 0) >= most) throw full();
  }
}
