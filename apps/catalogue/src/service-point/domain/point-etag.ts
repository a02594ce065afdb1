import { createHash } from 'node:crypto';
import type { NewServicePoint } from './service-point.js';

/**
 * Hash of what a point says: its entity tag, and how an import sees that nothing changed. What it accepts is a set, so its order says
 * nothing; zod gives the keys of the rest in one order whatever order they came in.
 */
export function pointEtag({ accepts, ...point }: NewServicePoint): string {
  const said = { ...point, accepts: { departments: [...accepts.departments].sort(), items: [...accepts.items].sort() } };
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 27);
}
