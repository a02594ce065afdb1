import { devDefault } from '@yiwang/config';
import { z } from 'zod';

const address = z
  .string()
  .regex(/^[^\s:]+:\d{1,5}$/, 'host:port expected')
  .transform((text) => ({ host: text.slice(0, text.lastIndexOf(':')), port: Number(text.slice(text.lastIndexOf(':') + 1)) }));

/** What is taken in as material, and how. */
export const MaterialConfig = {
  /** 安全检测; in production none unless given: no files are taken then. */
  SCANNER: devDefault(z.enum(['clamd', 'sandbox']).optional(), 'sandbox'),
  /** Where clamd listens, host:port. */
  CLAMD: address.optional(),
  /** Largest file that is taken, in MiB. clamd's StreamMaxLength must not be less. */
  MAX_FILE_MB: z.coerce.number().int().min(1).max(512).default(200),
  /** Files of one account that no case uses. */
  MOST_UNUSED_FILES: z.coerce.number().int().min(1).max(10_000).default(200),
  /** How long a file is kept that no case and no draft uses, in hours. */
  UNUSED_FILE_HOURS: z.coerce.number().min(0.01).max(8_760).default(72),
  /** Uploads that one process takes at once; each holds buffers of some megabytes. */
  UPLOADS_AT_ONCE: z.coerce.number().int().min(1).max(256).default(32),
  /** How long a signed link to a material is good, in seconds: not longer than it is known whose access has ended. */
  MATERIAL_LINK_SECONDS: z.coerce.number().int().min(1).max(300).default(300),
};

interface Scanned {
  NODE_ENV: string;
  SCANNER?: 'clamd' | 'sandbox' | undefined;
  CLAMD?: unknown;
}

/** A scanner that is one: the sandbox lets everything through but a test file. */
export const scansInEarnest = ({ NODE_ENV, SCANNER }: Scanned): boolean => NODE_ENV !== 'production' || SCANNER !== 'sandbox';
export const knowsScanner = ({ SCANNER, CLAMD }: Scanned): boolean => SCANNER !== 'clamd' || CLAMD !== undefined;
