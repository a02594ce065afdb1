import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { DepartmentFilter, DepartmentPage, ListDepartments, type Department } from './list-departments.js';

@ApiGroup('Departments and regions')
@Public()
@Controller('api/v1/departments')
export class DepartmentController {
  constructor(private readonly list: ListDepartments) {}

  @Get()
  @Operation({
    summary: 'List departments',
    description: '实施主体 with items in force, by region and code.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: DepartmentPage },
  })
  find(@Query({ schema: DepartmentFilter }) filter: DepartmentFilter): Promise<Page<Department>> {
    return this.list.execute(filter);
  }
}
