import { PlatformConfig } from '@yiwang/config';
import { z } from 'zod';

const list = z
  .string()
  .default('svc-notification')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

export const EvaluationConfig = PlatformConfig.extend({
  /** Pause between two looks for invitations that ran out without a rating, in milliseconds. */
  DEFAULT_RATING_SCAN_MS: z.coerce.number().int().min(10).max(3_600_000).default(5_000),
  /** Client ids of the services that may ask for links, comma-separated: whoever has a link can rate. */
  LINK_CLIENTS: list,
});
export type EvaluationConfig = z.output<typeof EvaluationConfig>;
