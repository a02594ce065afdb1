import type { Principal } from '@yiwang/access';
import { systemUnknown } from '../../intake/intake.errors.js';
import type { DepartmentSystem, DepartmentSystems } from '../../system/department-system.js';

/** The system that calls: its registered client, and of the organisation that it says. @throws DISPATCH.SYSTEM_UNKNOWN */
export async function callingSystem(systems: DepartmentSystems, { clientId, orgCode }: Principal): Promise<DepartmentSystem> {
  const system = await systems.byClient(clientId);
  if (!system || system.orgCode !== orgCode) throw systemUnknown();
  return system;
}

/** 事项范围 as a parameter of a query; null where its access is not limited to items. */
export const itemsOf = ({ itemCodes }: Pick<Principal, 'itemCodes'>): string[] | null => (itemCodes ? [...itemCodes] : null);
