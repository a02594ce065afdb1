import type { Principal } from '@yiwang/access';
import { regionLevel } from '@yiwang/standards';
import { entryOutOfScope } from '../domain/directory.errors.js';

/** Tables that are one for all bodies of the province are its own to change. @throws CATALOGUE.DIRECTORY_OUT_OF_SCOPE */
export function requireProvince({ regionCode }: Principal): void {
  if (regionCode === undefined || !['province', 'state'].includes(regionLevel(regionCode))) throw entryOutOfScope();
}
