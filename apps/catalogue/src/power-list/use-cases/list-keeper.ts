import { inScope, type Principal } from '@yiwang/access';
import type { ListIdentity } from '../domain/list-version.js';
import { listOutOfScope } from '../domain/power-list.errors.js';

/** Who keeps lists: limited to those of governments in the own region's subtree. */
export interface ListKeeper {
  /** Account id, recorded with the version. */
  id: string;
  mayKeep(regionCode: string): boolean;
}

export const keeperOf = (principal: Principal): ListKeeper => ({
  id: principal.id,
  mayKeep: (regionCode) => inScope(principal, { regionCode }),
});

/** @throws CATALOGUE.LIST_OUT_OF_SCOPE */
export function requireKeeper(keeper: ListKeeper, { regionCode }: ListIdentity): void {
  if (!keeper.mayKeep(regionCode)) throw listOutOfScope();
}
