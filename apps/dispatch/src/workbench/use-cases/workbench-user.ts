import { hasPermission, type Principal } from '@yiwang/access';
import { organisationRequired } from '../domain/workbench.errors.js';

/** The officer as the workbench knows him. @throws DISPATCH.ORGANISATION_REQUIRED */
export function workbenchUserOf(principal: Principal): { id: string; name: string; orgCode: string; manages: boolean } {
  const { id, name = id, orgCode } = principal;
  if (orgCode === undefined || principal.kind !== 'officer') throw organisationRequired();
  return { id, name, orgCode, manages: hasPermission(principal, 'workbench.manage') };
}
