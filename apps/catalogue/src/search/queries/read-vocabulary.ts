import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { Vocabulary } from '../domain/understand.js';
import { foldText } from '../domain/words.js';

const MOST = 200;

/** 同义词 and 停用词 that occur in a text. */
@Injectable()
export class ReadVocabulary {
  constructor(private readonly db: Database) {}

  async of(text: string): Promise<Vocabulary> {
    const rows = await this.db.query<{ word: string; means: string[] | null }>(
      `(SELECT word, means FROM search_synonyms WHERE strpos($1, word) > 0 LIMIT ${MOST})
       UNION ALL (SELECT word, NULL FROM search_stop_words WHERE strpos($1, word) > 0 LIMIT ${MOST})`,
      [foldText(text)],
    );
    return {
      synonyms: new Map(rows.flatMap(({ word, means }) => (means ? [[word, means]] : []))),
      stopWords: new Set(rows.filter(({ means }) => means === null).map(({ word }) => word)),
    };
  }
}
