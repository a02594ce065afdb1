import { Controller, Get, Param, Query } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, PageQuery, type Page } from '@yiwang/http-api';
import { z } from 'zod';
import { articleNotFound, lawNotFound } from '../legal-basis.errors.js';
import {
  type Article,
  ArticleDetail,
  ArticlePage,
  type CitingItem,
  CitingItemPage,
  type Law,
  LawFilter,
  LawPage,
  ReadLaws,
} from '../queries/read-laws.js';

/** Made of name, 文号 and 条款 (a hash, not an RFC 9562 version), so that it is the same in every installation. */
const Id = z.guid();

/** 设定依据库 — what items stand on, for everybody to read. */
@ApiGroup('Laws')
@Public()
@Controller('api/v1/catalogue')
export class LawController {
  constructor(private readonly read: ReadLaws) {}

  @Get('laws')
  @Operation({
    summary: 'List the laws that items cite',
    description:
      'By name; `name` finds those that begin so, `documentNo` those of one 文号. Follows a publication within seconds; a law that was cited once stays.',
    consistency: 'eventual',
    errors: [cursorInvalid],
    response: { schema: LawPage },
  })
  laws(@Query({ schema: LawFilter }) filter: LawFilter): Promise<Page<Law>> {
    return this.read.laws(filter);
  }

  @Get('laws/:id/articles')
  @Operation({
    summary: 'List the articles of a law that items cite',
    consistency: 'eventual',
    errors: [lawNotFound, cursorInvalid],
    response: { schema: ArticlePage },
  })
  articles(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
  ): Promise<Page<Article>> {
    return this.read.articles(id, query);
  }

  @Get('articles/:id')
  @Operation({
    summary: 'Read an article as items cite it',
    description: 'With its law and every wording that items in force cite it in; more than one wording is a discrepancy to be cleared up.',
    consistency: 'eventual',
    errors: [articleNotFound],
    response: { schema: ArticleDetail },
  })
  article(@Param('id', { schema: Id }) id: string): Promise<ArticleDetail> {
    return this.read.article(id);
  }

  @Get('articles/:id/items')
  @Operation({
    summary: 'List the items that stand on an article',
    description: 'Versions in force or suspended: what has to be looked at when the law changes.',
    consistency: 'eventual',
    errors: [articleNotFound, cursorInvalid],
    response: { schema: CitingItemPage },
  })
  items(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
  ): Promise<Page<CitingItem>> {
    return this.read.items(id, query);
  }
}
