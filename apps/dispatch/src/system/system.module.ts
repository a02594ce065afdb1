import { Module } from '@nestjs/common';
import { ClientDirectory } from './client-directory.js';
import { DepartmentSystems } from './department-system.js';
import { SealedSecrets } from './persistence/sealed-secrets.js';
import { SqlDepartmentSystems } from './persistence/sql-department-systems.js';

/** 部门系统 — the systems that departments have registered. */
@Module({
  providers: [ClientDirectory, SealedSecrets, { provide: DepartmentSystems, useClass: SqlDepartmentSystems }],
  exports: [ClientDirectory, DepartmentSystems, SealedSecrets],
})
export class SystemModule {}
