import { z } from 'zod';

/** A table of 200 fields is a few KiB; ten times that is somebody's mistake. */
export const MAX_TABLE_BYTES = 256 * 1024;

const JsonSchema = z.record(z.string(), z.unknown());

/** 表单 as it is put into a draft. */
export const DraftForm = JsonSchema.describe(
  'a JSON Schema (draft 2020-12), with `$ref` to groups as `urn:yiwang:form-group:<key>[:<version>]`',
);

export const GroupKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
export const GroupVersionQuery = z.object({ version: z.coerce.number().int().min(1).max(999_999).optional() });

const title = z.string().trim().min(1).max(100);

export const FormGroupView = z
  .object({ key: z.string(), version: z.int(), title: z.string(), schema: JsonSchema })
  .meta({ id: 'FormGroup' });
export const FormGroupList = z
  .object({ items: z.array(FormGroupView), codeLists: z.array(z.string()).describe('代码表 that a table of fields may name') })
  .meta({ id: 'FormGroupList' });
export const NewFormGroup = z.object({ version: z.int().min(1).max(999_999), title, schema: JsonSchema }).meta({ id: 'NewFormGroup' });

const Problem = z.object({ name: z.string(), code: z.string(), reason: z.string() });

export const FormCheck = z
  .object({ form: DraftForm, sample: JsonSchema.optional().describe('a form filled in') })
  .meta({ id: 'FormCheck' });
export const FormCheckAnswer = z
  .object({
    form: JsonSchema.optional().describe('as it would be stored'),
    problems: z.array(Problem).describe('what it would be refused for'),
    sampleProblems: z.array(Problem).optional().describe('what acceptance would refuse the sample for'),
  })
  .meta({ id: 'FormCheckAnswer' });

export const TableQuery = z.object({ title: title.default('申请表').describe('title of the form') });
