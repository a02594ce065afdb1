import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { PERMISSIONS, type Permission } from '@yiwang/permissions';
import { isRegionCode } from '@yiwang/standards';
import { z } from 'zod';
import { OrgCode, PostCode } from '../account/officer-line.js';

export const RegionCode = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/, 'is no 行政区划代码 of 6, 9 or 12 digits')
  .refine(isRegionCode, 'is no 行政区划代码');

/** 机构 — one line of an import. */
export const OrganisationLine = z.strictObject({
  orgCode: OrgCode,
  name: z.string().trim().min(1).max(100),
  shortName: z.string().trim().min(1).max(30),
  regionCode: RegionCode,
  /** 隶属机构; null for a root. Left out: whatever is known stays. */
  parentOrgCode: OrgCode.nullable().optional(),
});
export type OrganisationLine = z.output<typeof OrganisationLine>;

const NAMES = Object.keys(PERMISSIONS) as [Permission, ...Permission[]];
export const PermissionName = z.enum(NAMES);

/** 岗位 — one line of an import. */
export const PostLine = z.strictObject({
  code: PostCode,
  name: z.string().trim().min(1).max(50),
  permissions: z.array(PermissionName).max(NAMES.length),
  /** 双因素: a password alone lets nobody in who is at it. Left out: whatever is known stays, and what is new to an administrator demands it. */
  secondFactor: z.boolean().optional(),
});
export type PostLine = z.output<typeof PostLine>;

export const Organisation = z
  .object({
    orgCode: z.string(),
    name: z.string(),
    shortName: z.string(),
    regionCode: z.string(),
    level: z.enum(['province', 'city', 'county', 'town', 'village']).meta({ description: 'By the region.' }),
    parentOrgCode: z.string().nullable(),
    path: z.string().meta({ description: 'Codes from the root down to it, between slashes.' }),
    abolishedAt: Instant.nullable(),
    successorOrgCode: z.string().nullable().meta({ description: 'Who carries on where it was abolished.' }),
  })
  .meta({ id: 'AdministeredOrganisation' });
export type Organisation = z.output<typeof Organisation>;
export const OrganisationPage = pageOf(Organisation);

export const PostOfDuty = z
  .object({ code: z.string(), name: z.string(), permissions: z.array(z.string()), secondFactor: z.boolean() })
  .meta({ id: 'AdministeredPost' });
export type PostOfDuty = z.output<typeof PostOfDuty>;
export const PostPage = pageOf(PostOfDuty);

export const OrgCodeOf = z.string().regex(/^[0-9A-Z]{18}$/);
export const OrganisationQuery = PageQuery.extend({
  under: OrgCodeOf.optional().meta({ description: 'This one and everything below it, in the order of the tree.' }),
  parent: OrgCodeOf.optional().meta({ description: 'Those directly below this one.' }),
});
export type OrganisationQuery = z.output<typeof OrganisationQuery>;

export const RegisterQuery = PageQuery;
export type RegisterQuery = z.output<typeof RegisterQuery>;
