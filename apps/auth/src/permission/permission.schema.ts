import { pageOf, PageQuery } from '@yiwang/http-api';
import { ADMINISTRATIVE_DUTIES } from '@yiwang/permissions';
import { z } from 'zod';

const Holder = z.enum(['person', 'legalPerson', 'officer', 'system']);

export const PermissionQuery = PageQuery.extend({
  holder: Holder.optional().meta({ description: 'Who can hold it.' }),
  duty: z.enum(ADMINISTRATIVE_DUTIES).optional().meta({ description: '三员: whose duty it is part of.' }),
});
export type PermissionQuery = z.output<typeof PermissionQuery>;

const Granting = z.object({
  to: Holder,
  zh: z.string(),
  en: z.string(),
  proposedBy: z.string().nullable().meta({ description: 'Permission of who asks for it; null where nobody has to.' }),
  approvedBy: z.string().nullable().meta({ description: 'Permission of the second person who approves it.' }),
});

export const ListedPermission = z
  .object({
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    duty: z.enum(ADMINISTRATIVE_DUTIES).nullable().meta({ description: '三员: duties exclude one another.' }),
    grantings: z.array(Granting).meta({ description: 'Who can hold it, and how he comes by it.' }),
  })
  .meta({ id: 'ListedPermission' });
export type ListedPermission = z.output<typeof ListedPermission>;
export const PermissionPage = pageOf(ListedPermission);
