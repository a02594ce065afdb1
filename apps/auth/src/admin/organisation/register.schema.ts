import { pageOf, PageQuery } from '@yiwang/http-api';
import { PERMISSIONS, type Permission } from '@yiwang/permissions';
import { isRegionCode } from '@yiwang/standards';
import { z } from 'zod';
import { OrgCode, PostCode } from '../account/officer-line.js';

export const RegionCode = z
  .string()
  .regex(/^\d{6}$/, 'is no 行政区划代码 of 6 digits')
  .refine(isRegionCode, 'is no 行政区划代码');

/** 机构 — one line of an import. */
export const OrganisationLine = z.strictObject({
  orgCode: OrgCode,
  name: z.string().trim().min(1).max(100),
  shortName: z.string().trim().min(1).max(30),
  regionCode: RegionCode,
});
export type OrganisationLine = z.output<typeof OrganisationLine>;

const NAMES = Object.keys(PERMISSIONS) as [Permission, ...Permission[]];
export const PermissionName = z.enum(NAMES);

/** 岗位 — one line of an import. */
export const PostLine = z.strictObject({
  code: PostCode,
  name: z.string().trim().min(1).max(50),
  permissions: z.array(PermissionName).max(NAMES.length),
});
export type PostLine = z.output<typeof PostLine>;

export const Organisation = z
  .object({ orgCode: z.string(), name: z.string(), shortName: z.string(), regionCode: z.string() })
  .meta({ id: 'AdministeredOrganisation' });
export type Organisation = z.output<typeof Organisation>;
export const OrganisationPage = pageOf(Organisation);

export const PostOfDuty = z
  .object({ code: z.string(), name: z.string(), permissions: z.array(z.string()) })
  .meta({ id: 'AdministeredPost' });
export type PostOfDuty = z.output<typeof PostOfDuty>;
export const PostPage = pageOf(PostOfDuty);

export const RegisterQuery = PageQuery;
export type RegisterQuery = z.output<typeof RegisterQuery>;
