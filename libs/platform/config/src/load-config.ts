import type { z } from 'zod';
import { devDefaultOf } from './dev-default.js';

/** Variables by name, as in `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Every wrong variable at once, one line each; never their values, which may be secrets. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`wrong configuration:\n${problems.map((p) => `  ${p}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

export interface LoadOptions {
  /** Variables that the schema leaves optional and this process needs. */
  required?: readonly string[];
}

/**
 * Reads a service's configuration from the environment. An empty variable counts as missing.
 * @throws ConfigError naming every wrong variable.
 */
export function loadConfig<S extends z.ZodObject>(schema: S, env: Env = process.env, options: LoadOptions = {}): z.output<S> {
  const production = env['NODE_ENV'] === 'production';
  const values: Record<string, string> = {};
  for (const [name, field] of Object.entries(schema.shape as Record<string, z.core.$ZodType>)) {
    const value = env[name] || (production ? undefined : devDefaultOf(field));
    if (value !== undefined) values[name] = value;
  }
  const result = schema.safeParse(values);
  const problems = (options.required ?? []).filter((name) => values[name] === undefined).map((name) => `${name}: is missing`);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const name = issue.path.join('.') || 'configuration';
      problems.push(values[name] === undefined && name in schema.shape ? `${name}: is missing` : `${name}: ${issue.message}`);
    }
  }
  if (production && values['CLOCK'] === 'movable') problems.push('CLOCK: a movable clock is refused in production');
  if (problems.length > 0 || !result.success) throw new ConfigError(problems);
  return result.data;
}
