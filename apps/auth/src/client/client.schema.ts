import { z } from 'zod';

export const KnownClient = z
  .object({
    clientId: z.string(),
    kind: z.enum(['system', 'service', 'public']),
    orgCode: z.string().nullable().meta({ description: 'The organisation whose system it is.' }),
    permissions: z.array(z.string()),
    itemCodes: z.array(z.string()).meta({ description: '事项范围: the items that its access is limited to; empty, where it is not.' }),
  })
  .meta({ id: 'KnownClient' });
export type KnownClient = z.output<typeof KnownClient>;
