import type { z } from 'zod';

const defaults = new WeakMap<z.core.$ZodType, string>();

/**
 * A value used when the variable is missing, except with NODE_ENV=production, where the variable must be given: development needs no
 * configuration, and production cannot start on a key that everybody can read in this repository.
 */
export function devDefault<S extends z.ZodType>(schema: S, value: string): S {
  const own = schema.clone() as S;
  defaults.set(own, value);
  return own;
}

/** The development value of a field, if it has one. */
export const devDefaultOf = (schema: z.core.$ZodType): string | undefined => defaults.get(schema);
