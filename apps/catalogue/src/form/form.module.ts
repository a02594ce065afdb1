import { Module } from '@nestjs/common';
import { FormController } from './http/form.controller.js';
import { FormGroups } from './persistence/form-groups.js';
import { AddFormGroup } from './use-cases/add-form-group.js';
import { CheckForm } from './use-cases/check-form.js';

/** 电子表单 — groups of fields, and the checks of forms that belong to no item yet. */
@Module({
  controllers: [FormController],
  providers: [FormGroups, CheckForm, AddFormGroup],
  exports: [FormGroups],
})
export class FormModule {}
