import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { formProblems } from '../../item/domain/item-form.js';
import { resolveGroups, type FormGroup } from '../domain/form-group.js';
import { formGroupWrong } from '../domain/form.errors.js';
import { groupProblems } from '../domain/group-problems.js';
import { FormGroups } from '../persistence/form-groups.js';

/** 新增表单组版本. Forms that were made with an earlier version stay as they are; whoever drafts from now on gets this one. */
@Injectable()
export class AddFormGroup {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: FormGroups,
    private readonly clock: Clock,
  ) {}

  /** @throws CATALOGUE.FORM_GROUP_WRONG, CATALOGUE.FORM_GROUP_TAKEN */
  execute(group: FormGroup, editorId: string): Promise<FormGroup> {
    return this.uow.run(async () => {
      const wrong = groupProblems(group.schema);
      if (wrong.length > 0) throw formGroupWrong(wrong);
      const whole = await resolveGroups(group.schema, (refs) => this.groups.find(refs));
      const problems = whole.ok ? formProblems(whole.form, { participants: [], fees: [] }) : whole.problems;
      if (problems.length > 0) throw formGroupWrong(problems.map((each) => ({ ...each, name: each.name.replace(/^\/form/, '/schema') })));
      await this.groups.add(group, editorId, this.clock.now());
      return group;
    });
  }
}
