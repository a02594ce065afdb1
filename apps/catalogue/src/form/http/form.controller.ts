import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, bodyTooLarge, Idempotency, IdempotencyKey, type IdempotentRequest, Operation, unsupportedMedia } from '@yiwang/http-api';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { tableCsv, tableEncoding } from '../../csv-table/csv-table.errors.js';
import { rawBody } from '../../csv-table/raw-body.js';
import { readTable } from '../../csv-table/read-table.js';
import { FORM_CODE_LISTS } from '../domain/form-codes.js';
import type { FormGroup } from '../domain/form-group.js';
import { formGroupNotFound, formGroupTaken, formGroupWrong, formTableWrong } from '../domain/form.errors.js';
import { formOfTable } from '../domain/form-table.js';
import { FormGroups } from '../persistence/form-groups.js';
import { AddFormGroup } from '../use-cases/add-form-group.js';
import { CheckForm, type CheckedForm } from '../use-cases/check-form.js';
import {
  FormCheck,
  FormCheckAnswer,
  FormGroupList,
  FormGroupView,
  GroupKey,
  GroupVersionQuery,
  MAX_TABLE_BYTES,
  NewFormGroup,
  TableQuery,
} from './form.schema.js';

/** 表单组与表单校验 — the parts that forms are made of, and what authors ask before they draft. */
@ApiGroup('Forms')
@Controller('api/v1/catalogue')
export class FormController {
  constructor(
    private readonly groups: FormGroups,
    private readonly check: CheckForm,
    private readonly add: AddFormGroup,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('form-groups')
  @Public()
  @Operation({
    summary: 'List groups of form fields',
    description: '表单组 in their newest versions, and the names of the code tables that a table of fields may name.',
    consistency: 'strong',
    response: { schema: FormGroupList },
  })
  async list(): Promise<z.infer<typeof FormGroupList>> {
    return { items: await this.groups.newest(), codeLists: [...FORM_CODE_LISTS] };
  }

  @Get('form-groups/:key')
  @Public()
  @Operation({
    summary: 'Read a group of form fields',
    description: 'The newest version, or the one asked for. A version never changes.',
    consistency: 'strong',
    errors: [formGroupNotFound],
    response: { schema: FormGroupView },
  })
  one(
    @Param('key', { schema: GroupKey }) key: string,
    @Query({ schema: GroupVersionQuery }) query: z.infer<typeof GroupVersionQuery>,
  ): Promise<FormGroup> {
    return this.groups.one({ key, version: query.version });
  }

  @Post('form-groups/:key/versions')
  @RequirePermission('directory.manage')
  @Operation({
    summary: 'Add a version of a group of form fields',
    description: '`version` is the next one, from 1. Forms drafted before keep theirs; forms that name the group without a version get it.',
    consistency: 'strong',
    errors: [() => formGroupWrong(), formGroupTaken],
    response: { status: 201, schema: FormGroupView },
  })
  addGroup(
    @Param('key', { schema: GroupKey }) key: string,
    @Body({ schema: NewFormGroup }) group: z.infer<typeof NewFormGroup>,
    @IdempotencyKey() request: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<FormGroup> {
    return this.idempotency.once(request, () => this.add.execute({ key, ...group }, principal.id), { status: 201 });
  }

  @Post('forms/check')
  @RequirePermission('item.manage')
  @Operation({
    summary: 'Check a form',
    description:
      'Answers the form as it would be stored, with its groups inside, and everything it would be refused for; with `sample`, also what ' +
      'acceptance would say of a form filled in like that. Changes nothing.',
    consistency: 'strong',
    response: { status: 200, schema: FormCheckAnswer },
  })
  tryForm(@Body({ schema: FormCheck }) { form, sample }: z.infer<typeof FormCheck>): Promise<CheckedForm> {
    return this.check.execute(form, sample);
  }

  @Post('forms/tables')
  @RequirePermission('item.manage')
  @Operation({
    summary: 'Make a form from a table of fields',
    description:
      'Body: `text/csv` (UTF-8 or GB 18030), at most 256 KiB and 200 fields. Columns by their English or Chinese names: field 字段, title 名称, ' +
      'type 类型 (文本, 多行文本, 整数, 数字, 金额, 日期, 是否, 单选, 多选, 手机号码, 身份证号, 统一社会信用代码, 行政区划, 个人信息, 企业信息, 地址), ' +
      'and optionally required 必填, codeList 代码表 (the name of a table, or `1=是|0=否`), max 上限, section 分组, source 来源 ' +
      '(账户:name, 证照:营业执照:field, 历史办件:/field), help 说明. Answers what `forms/check` would. Changes nothing.',
    consistency: 'strong',
    errors: [() => formTableWrong(), tableCsv, tableEncoding, unsupportedMedia, bodyTooLarge],
    rawBody: { mediaType: 'text/csv', description: 'the table, header first' },
    response: { status: 200, schema: FormCheckAnswer },
  })
  async tryTable(@Req() request: FastifyRequest, @Query({ schema: TableQuery }) query: z.infer<typeof TableQuery>): Promise<CheckedForm> {
    const made = formOfTable(query.title, readTable(await rawBody(request, MAX_TABLE_BYTES)));
    if (!made.ok) throw formTableWrong(made.problems);
    return this.check.execute(made.form, undefined);
  }
}
