import { Module } from '@nestjs/common';
import { AdminRecordModule } from '../admin/admin-record.module.js';
import { DelegationAdminController, OwnDelegationController } from '../delegation/delegation.controller.js';
import { DelegationEnder } from '../delegation/delegation-ender.js';
import { DelegationSubject } from '../delegation/delegation-subject.js';
import { Delegations } from '../delegation/delegations.js';
import { DepartureController } from '../departure/departure.controller.js';
import { LeftBody } from '../departure/left-body.js';
import { EndedWithOffice, LeaveOffice } from '../departure/leave-office.js';
import { EndingModule } from '../ending/ending.module.js';
import { ChangeOrganisation } from '../organisation/change-organisation.js';
import { OrganisationTreeController } from '../organisation/organisation-tree.controller.js';
import { OrganisationTree } from '../organisation/organisation-tree.js';
import { SecurityModule } from '../security/security.module.js';
import { ApprovalController, DutyController } from './approval.controller.js';
import { Duties } from './duties.js';
import { ListChanges } from './list-changes.js';
import { LostPermissions } from './lost-permissions.js';
import { PermissionChanges } from './permission-changes.js';
import { DutySubject } from './subjects/duty-subject.js';
import { OfficerSubject } from './subjects/officer-subject.js';
import { OrganisationSubject } from './subjects/organisation-subject.js';
import { PostSubject } from './subjects/post-subject.js';
import { Subjects } from './subjects/subjects.js';

/** 机构、岗位与权限 — who of the public bodies may do what, and that nobody decides it alone. */
@Module({
  imports: [AdminRecordModule, EndingModule, SecurityModule],
  controllers: [
    ApprovalController,
    DutyController,
    DelegationAdminController,
    OwnDelegationController,
    DepartureController,
    OrganisationTreeController,
  ],
  providers: [
    ChangeOrganisation,
    DelegationEnder,
    DelegationSubject,
    Delegations,
    Duties,
    DutySubject,
    EndedWithOffice,
    LeaveOffice,
    LeftBody,
    ListChanges,
    LostPermissions,
    OfficerSubject,
    OrganisationSubject,
    OrganisationTree,
    PermissionChanges,
    PostSubject,
    Subjects,
  ],
  exports: [Duties, OrganisationTree, PermissionChanges],
})
export class ApprovalModule {}
