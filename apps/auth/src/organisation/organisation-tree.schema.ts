import { z } from 'zod';
import { OrgCode } from '../admin/account/officer-line.js';

export const OrgCodeParam = z.string().regex(/^[0-9A-Z]{18}$/);

export const Move = z.strictObject({ parentOrgCode: OrgCode.nullable().meta({ description: 'Null makes it a root.' }) });
export const MovedOrganisation = z.object({ orgCode: z.string(), parentOrgCode: z.string().nullable() }).meta({ id: 'MovedOrganisation' });
export type MovedOrganisation = z.output<typeof MovedOrganisation>;

export const Abolition = z.strictObject({
  successorOrgCode: OrgCode.nullable()
    .default(null)
    .meta({ description: 'Who takes over its officers and the bodies below it; none where there are neither.' }),
  reason: z.string().trim().min(1).max(200),
});
export type Abolition = z.output<typeof Abolition>;
