import { PlatformConfig } from '@yiwang/config';
import { z } from 'zod';

export const MonitoringConfig = PlatformConfig.extend({
  /** Pause between two looks for due clocks, in milliseconds. */
  CARD_SCAN_MS: z.coerce.number().int().min(10).max(60_000).default(1_000),
});
export type MonitoringConfig = z.output<typeof MonitoringConfig>;
