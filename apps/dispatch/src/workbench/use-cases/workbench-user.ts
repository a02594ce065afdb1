import { hasPermission, type Principal } from '@yiwang/access';
import { organisationRequired } from '../domain/workbench.errors.js';
import type { ActingOfficer } from '../domain/worker.js';

/** The officer as the workbench knows him. @throws DISPATCH.ORGANISATION_REQUIRED */
export function workbenchUserOf(principal: Principal): ActingOfficer {
  const { id, name = id, orgCode, issuedAt = 0 } = principal;
  if (orgCode === undefined || principal.kind !== 'officer') throw organisationRequired();
  return { id, name, orgCode, manages: hasPermission(principal, 'workbench.manage'), tokenOf: issuedAt * 1_000 };
}
