import { Injectable } from '@nestjs/common';
import { DelegationSubject } from '../../delegation/delegation-subject.js';
import type { ChangeKind, ChangeSubject } from '../change-subject.js';
import { DutySubject } from './duty-subject.js';
import { OfficerSubject } from './officer-subject.js';
import { OrganisationSubject } from './organisation-subject.js';
import { PostSubject } from './post-subject.js';

/** Everything whose change gives or takes permissions. */
@Injectable()
export class Subjects {
  private readonly byKind: Record<ChangeKind, ChangeSubject>;

  constructor(
    officer: OfficerSubject,
    post: PostSubject,
    organisation: OrganisationSubject,
    delegation: DelegationSubject,
    duty: DutySubject,
  ) {
    this.byKind = { officer, post, organisation, delegation, duty };
  }

  of(kind: ChangeKind): ChangeSubject {
    return this.byKind[kind];
  }
}
