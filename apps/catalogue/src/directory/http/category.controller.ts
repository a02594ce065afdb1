import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { z } from 'zod';
import { text } from '../../item/domain/elements/text.js';
import { brokenRules } from '../../item/domain/item.errors.js';
import { categoryIsNational, categoryNotFound, entryOutOfScope } from '../domain/directory.errors.js';
import { CategoryExtension, CategoryList, ItemCategories, MappedCategory, Source } from '../queries/item-categories.js';
import { requireProvince } from './require-province.js';

const CategoryCode = z.string().regex(/^\d{2}$/);

/** 事项类型 — the national table with its extensions, and what each source of lists calls its rows. */
@ApiGroup('Directory')
@Controller('api/v1/catalogue/categories')
export class CategoryController {
  constructor(private readonly categories: ItemCategories) {}

  @Public()
  @Get()
  @Operation({
    summary: 'List the categories of items',
    description: '事项类型: national codes with the local name of each source, and local categories that no longer exist.',
    consistency: 'strong',
    response: { schema: CategoryList },
  })
  list(): Promise<z.infer<typeof CategoryList>> {
    return this.categories.list();
  }

  @RequirePermission('directory.manage')
  @Put(':code')
  @Operation({
    summary: 'Add or rename an extension category',
    description: '扩展事项类型: 11–19 of administrative powers, 21 on of public services. For officers of the province.',
    consistency: 'strong',
    errors: [entryOutOfScope, categoryIsNational, () => brokenRules([])],
    response: { status: 204 },
  })
  async extend(
    @Param('code', { schema: CategoryCode }) code: string,
    @Body({ schema: CategoryExtension }) extension: z.infer<typeof CategoryExtension>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    requireProvince(principal);
    await this.categories.extend(code, extension);
  }

  @RequirePermission('directory.manage')
  @Put('sources/:source/:sourceCode')
  @Operation({
    summary: 'Say which category a source means by a code',
    description:
      '事项类型对照. `category` null: it exists no longer, and its rows have to be re-classified by hand. For officers of the province.',
    consistency: 'strong',
    errors: [entryOutOfScope, categoryNotFound],
    response: { status: 204 },
  })
  async map(
    @Param('source', { schema: Source }) source: string,
    @Param('sourceCode', { schema: text(60) }) sourceCode: string,
    @Body({ schema: MappedCategory }) mapped: z.infer<typeof MappedCategory>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    requireProvince(principal);
    await this.categories.map(source, sourceCode, mapped);
  }
}
