import { Controller, Get, Param, Query } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { RegionCode } from '@yiwang/event-core';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { defineError } from '@yiwang/kernel';
import { regionTree, type Region } from '@yiwang/standards';
import { z } from 'zod';

const RegionView = z
  .object({
    code: z.string(),
    name: z.string(),
    fullName: z.string().describe('with the names of the regions above'),
    level: z.enum(['state', 'province', 'city', 'county', 'town', 'village']),
    kind: z.enum(['administrative', 'cityDirect', 'developmentZone']),
    parent: z.string().nullable(),
  })
  .meta({ id: 'Region' });
type RegionView = z.infer<typeof RegionView>;
const RegionList = z.object({ items: z.array(RegionView) }).meta({ id: 'RegionList' });

const RegionFilter = z.object({ parent: RegionCode.optional().describe('the region whose parts are wanted; the provinces without it') });

const unknownRegion = defineError('not-found', 'CATALOGUE.REGION_NOT_FOUND', { zh: '行政区划不存在', en: 'no such region' });

const viewOf = (region: Region): RegionView => ({
  code: region.code,
  name: region.name,
  fullName: regionTree().fullName(region.code),
  level: region.level,
  kind: region.kind,
  parent: region.parent ?? null,
});

/** 行政区划 — from the shipped table, with 市本级 and towns; a level has at most a few dozen parts, so the list has no pages. */
@ApiGroup('Departments and regions')
@Public()
@Controller('api/v1/regions')
export class RegionController {
  @Get()
  @Operation({
    summary: 'List the regions directly below one',
    consistency: 'strong',
    errors: [unknownRegion],
    response: { schema: RegionList },
  })
  find(@Query({ schema: RegionFilter }) { parent }: z.infer<typeof RegionFilter>): { items: RegionView[] } {
    if (parent !== undefined && !regionTree().has(parent)) throw unknownRegion();
    return { items: regionTree().children(parent).map(viewOf) };
  }

  @Get(':code')
  @Operation({ summary: 'Read a region', consistency: 'strong', errors: [unknownRegion], response: { schema: RegionView } })
  one(@Param('code', { schema: RegionCode }) code: string): RegionView {
    const found = regionTree().find(code);
    if (!found.ok) throw unknownRegion();
    return viewOf(found.value);
  }
}
