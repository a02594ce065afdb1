import { devDefault } from '@yiwang/config';
import { z } from 'zod';

/** What the room of reading is told by the environment. */
export const ReadingConfig = {
  /** Makes the query codes (查询码) that receipts carry: all of them change with it. At least 32 bytes. */
  QUERY_CODE_SECRET: devDefault(z.string().min(32), 'yiwang-development-query-code-secret'),
  /** How long the file of an export is kept, in hours. */
  EXPORT_KEEP_HOURS: z.coerce.number().min(0.01).max(720).default(24),
  /** Streams of live progress that one process keeps open. */
  LIVE_STREAMS: z.coerce.number().int().min(1).max(50_000).default(5_000),
  /** A stream that no token ends is ended after this, in seconds. */
  LIVE_MOST_SECONDS: z.coerce.number().min(0.05).max(86_400).default(1_800),
  /**
   * Pause between two signs of life on a stream; shorter than what any proxy between waits, in seconds. So long a stream goes on for
   * somebody whose access has ended.
   */
  LIVE_HEARTBEAT_SECONDS: z.coerce.number().min(0.05).max(45).default(10),
  /** How often the followed cases are looked at while Redis is away, in seconds. */
  LIVE_POLL_SECONDS: z.coerce.number().min(0.05).max(600).default(3),
};
