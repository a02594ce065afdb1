import { PlatformConfig } from '@yiwang/config';
import type { z } from 'zod';

/** The catalogue needs nothing beyond what every service needs. */
export const CatalogueConfig = PlatformConfig.extend({});
export type CatalogueConfig = z.infer<typeof CatalogueConfig>;
