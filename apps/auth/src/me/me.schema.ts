import { z } from 'zod';

export const Me = z
  .object({
    id: z.string().meta({ description: 'Account id, or client id of a system or service.' }),
    userId: z
      .string()
      .nullable()
      .meta({ description: '用户编号 of whoever is logged in, by whatever identity he acts; an agent shows it to whom he is to act for.' }),
    kind: z.enum(['person', 'legalPerson', 'officer', 'system', 'service']),
    displayName: z.string().nullable().meta({ description: 'Masked for persons and agents (*小明).' }),
    orgCode: z.string().nullable().meta({ description: '统一社会信用代码.' }),
    orgName: z.string().nullable(),
    regionCode: z.string().nullable(),
    realNameLevel: z.int().nullable().meta({ description: 'Persons 1–3, rising; legal persons 1–4, falling.' }),
    permissions: z.array(z.string()),
    authorisationId: z.string().nullable().meta({ description: '授权 by which an agent acts; null for the legal representative.' }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
