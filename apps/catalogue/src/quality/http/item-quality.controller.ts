import { Controller, Get, Header, Param } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, Operation } from '@yiwang/http-api';
import { itemNotFound, versionNotFound } from '../../item/domain/item.errors.js';
import { readerOf } from '../../item/http/editor-of.js';
import { ItemCode, VersionNo } from '../../item/http/item.schema.js';
import { PRIVATE } from '../../item/http/send-stored.js';
import { ReadQuality } from '../queries/read-quality.js';
import { VersionProblems, VersionStar } from './quality.schema.js';

/** 质量检查 of one version. */
@ApiGroup('Item quality')
@ApiProblems(itemNotFound, versionNotFound)
@RequirePermission('item.manage', 'item.review', 'item.legalReview', 'item.publish')
@Controller('api/v1/items/:itemCode/versions/:version')
export class ItemQualityController {
  constructor(private readonly read: ReadQuality) {}

  @Get('problems')
  @Operation({
    summary: 'Check a version against the rules',
    description: '校验: every rule it breaks, drafts included. Errors keep it from publication, warnings do not.',
    consistency: 'strong',
    response: { schema: VersionProblems },
  })
  @Header('cache-control', PRIVATE)
  problems(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionProblems> {
    return this.read.problems(itemCode, version, readerOf(principal));
  }

  @Get('star')
  @Operation({
    summary: 'Rate a version',
    description: '星级评定: the star its elements earn, with the reason for each criterion. It is written into the core at publication.',
    consistency: 'strong',
    response: { schema: VersionStar },
  })
  @Header('cache-control', PRIVATE)
  star(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionStar> {
    return this.read.star(itemCode, version, readerOf(principal));
  }
}
