import { Readable } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { BodyCounts, BodyQuery, CountQuery, ItemCounts, ItemFigures, ItemSeries, SeriesQuery } from '../queries/item-figures.js';
import {
  PeriodQuery,
  ReadSimplification,
  Simplification,
  SimplifiedPage,
  SimplifiedQuery,
  type SimplifiedItem,
} from '../queries/simplification.js';

/** 统计公开 — figures of the library, for everybody. Seconds behind the library. */
@ApiGroup('Figures of the library')
@Public()
@Controller('api/v1/catalogue/figures')
export class FigureController {
  constructor(
    private readonly figures: ItemFigures,
    private readonly simplification: ReadSimplification,
  ) {}

  @Get('items')
  @Operation({
    summary: 'Count the items in force',
    description:
      'By category, star, online grade, online depth (an item counts for each depth it has) or region, of a region, a body or all.',
    consistency: 'eventual',
    response: { schema: ItemCounts },
  })
  counts(@Query({ schema: CountQuery }) query: CountQuery): Promise<ItemCounts> {
    return this.figures.counts(query);
  }

  @Get('items/series')
  @Operation({
    summary: 'Count the items in force over time',
    description: 'At the end of each day or month between two days, at most 400 points.',
    consistency: 'eventual',
    response: { schema: ItemSeries },
  })
  series(@Query({ schema: SeriesQuery }) query: SeriesQuery): Promise<ItemSeries> {
    return this.figures.series(query);
  }

  @Get('items/bodies')
  @Operation({
    summary: 'Count the items in force by implementing body',
    description: '按实施主体, by region and code; now or on a day.',
    consistency: 'eventual',
    errors: [cursorInvalid],
    response: { schema: BodyCounts },
  })
  bodies(@Query({ schema: BodyQuery }) query: BodyQuery): Promise<z.infer<typeof BodyCounts>> {
    return this.figures.bodies(query);
  }

  @Get('simplification')
  @Operation({
    summary: 'Read what became simpler between two days',
    description:
      '材料、环节、时限、跑动次数精简情况 over the changes published in these days, and 承诺时限比法定时限缩短 of all items at both ends. ' +
      'Limits of other units are counted in working days: 5 of 7 calendar days, 250 a year.',
    consistency: 'eventual',
    response: { schema: Simplification },
  })
  simplified(@Query({ schema: PeriodQuery }) query: PeriodQuery): Promise<Simplification> {
    return this.simplification.execute(query);
  }

  @Get('simplification/items')
  @Operation({
    summary: 'List the changes of items between two days',
    description: 'What each published change asked for before and asks for now, by region, day and item.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: SimplifiedPage },
  })
  items(@Query({ schema: SimplifiedQuery }) query: SimplifiedQuery): Promise<Page<SimplifiedItem>> {
    return this.simplification.items(query);
  }

  @Get('simplification/export')
  @Operation({
    summary: 'Export the changes of items between two days',
    description: 'A CSV file in UTF-8 with a byte order mark, one line a change.',
    consistency: 'strong',
    response: { mediaType: 'text/csv', description: 'The changes' },
  })
  export(@Query({ schema: PeriodQuery }) query: PeriodQuery, @Res() reply: FastifyReply): void {
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="simplification-${query.from}-${query.to}.csv"`)
      .header('cache-control', 'private, no-store')
      .send(Readable.from(this.simplification.csv(query)));
  }
}
