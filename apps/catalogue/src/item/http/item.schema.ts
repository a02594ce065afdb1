import { ItemCode } from '@yiwang/event-core';
import { ItemOperationalCore } from '@yiwang/events-catalogue';
import { pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { DescriptiveParts } from '../domain/item-definition.js';
import { VERSION_STATUSES } from '../domain/version-status.js';
import { ItemSummary } from '../queries/item-filter.js';
import { VersionEntry } from '../queries/list-versions.js';

export { ItemCode };
/** 依据 of a change, for the tracking card. */
export const Basis = z.string().trim().min(1).max(500).describe('依据: the decision or document');
export const VersionNo = z.coerce.number().int().min(1).max(1_000_000);

/** 事项详情 — the operational core with the descriptive parts, as stored. */
export const ItemDetail = ItemOperationalCore.extend({
  status: z.enum(VERSION_STATUSES),
  catalogueCode: z.string().describe('基本编码, 12 digits'),
  validity: z.object({ from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable() }),
  publishedAt: z.iso.datetime().nullable(),
  descriptive: DescriptiveParts,
  links: z.object({ form: z.string(), guide: z.string() }),
}).meta({ id: 'ItemDetail' });

export const ItemPage = pageOf(ItemSummary).meta({ id: 'ItemPage' });
export const VersionHistory = z.object({ items: z.array(VersionEntry) }).meta({ id: 'ItemVersionHistory' });
export const FormSchema = z.record(z.string(), z.unknown()).describe('a JSON Schema, draft 2020-12');
