import { Injectable } from '@nestjs/common';
import type { InvalidParam } from '@yiwang/kernel';
import { formProblems } from '../../item/domain/item-form.js';
import { resolveGroups } from '../domain/form-group.js';
import { sampleProblems } from '../domain/sample-problems.js';
import type { Schema } from '../domain/schema-walk.js';
import { FormGroups } from '../persistence/form-groups.js';

export interface CheckedForm {
  /** The form as it would be stored; missing when its groups cannot be found. */
  form?: Schema;
  problems: InvalidParam[];
  /** What acceptance would say of the sample; missing without a sample, or where the form itself is wrong. */
  sampleProblems?: InvalidParam[];
}

/** 表单校验 — tells an author what a form would be refused for, and changes nothing. */
@Injectable()
export class CheckForm {
  constructor(private readonly groups: FormGroups) {}

  async execute(given: Schema, sample: unknown): Promise<CheckedForm> {
    const resolved = await resolveGroups(given, (refs) => this.groups.find(refs));
    if (!resolved.ok) return { problems: resolved.problems };
    const { form } = resolved;
    const problems = formProblems(form, { participants: [], fees: [] });
    if (sample === undefined || problems.length > 0) return { form, problems };
    return { form, problems, sampleProblems: sampleProblems(form, sample) };
  }
}
