import { Instant } from '@yiwang/event-core';
import { z } from 'zod';

export const KafkaAccess = z
  .object({
    brokers: z.array(z.string()).meta({
      description: 'host:port at which systems reach the broker (SASL_PLAINTEXT or SASL_SSL, OAUTHBEARER); empty: ask the operator.',
    }),
    subject: z.string().meta({ description: 'Client whose access tokens (client credentials) let the system in.' }),
    reads: z.string().meta({ description: 'Topic of its tasks.' }),
    writes: z.string().meta({ description: 'Topic of its results.' }),
    groupPrefix: z.string().meta({ description: 'Its consumer groups are named so and a name of its own after it.' }),
    state: z.enum(['none', 'pending', 'granted', 'revoked']),
    since: Instant.nullable(),
    error: z.string().nullable().meta({
      description:
        'Why the broker has not been told yet: NO_AUTHORIZER, BROKER_AWAY, CLIENT_UNKNOWN (no client of this department, or disabled), CLIENT_LIMITED (its access is limited to items, which topics are not), DIRECTORY_AWAY.',
    }),
  })
  .meta({ id: 'KafkaAccess' });
export type KafkaAccess = z.output<typeof KafkaAccess>;
