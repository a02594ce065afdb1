import { z } from 'zod';

/**
 * The envelope of every event: CloudEvents 1.0 in structured JSON.
 * `subject` is the aggregate's id and the Kafka key; `sequence` is the aggregate's own count of facts, so that a gap can be seen.
 */
export const EnvelopeSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().min(1).max(64),
  type: z.string().regex(/^cn\.yiwang\.[a-z0-9-]+(\.[a-z0-9-]+)+\.v[1-9][0-9]*$/),
  subject: z.string().min(1).max(128),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  sequence: z.int().nonnegative(),
  /** 行政区划 the fact belongs to. */
  regioncode: z.string().max(12).optional(),
  /** 实施主体 (unified social credit code) the fact belongs to. */
  orgcode: z.string().max(18).optional(),
  itemcode: z.string().max(33).optional(),
  /** W3C trace context of the request that caused the fact. */
  traceparent: z.string().max(64).optional(),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof EnvelopeSchema>;

/** An event whose type is known and whose data has been parsed by the contract's schema. */
export interface EventMessage<D> extends Omit<Envelope, 'data'> {
  data: D;
}
