import { z } from 'zod';
import { VERSION_STATUSES } from '../../item/domain/version-status.js';
import { GuidePoint } from '../../service-point/domain/service-point.js';

/** One thing to read, with where it leads if it is a link. */
export const GuideText = z.object({ text: z.string(), href: z.string().optional() });
export type GuideText = z.infer<typeof GuideText>;

const heading = { key: z.string(), title: z.string() };

/** 指南栏目 — a part of a guide, in the shape in which people read it. What nobody filled in is left out. */
export const GuideSection = z.discriminatedUnion('kind', [
  z.object({ ...heading, kind: z.literal('facts'), facts: z.array(GuideText.extend({ label: z.string() })) }),
  z.object({ ...heading, kind: z.literal('list'), entries: z.array(z.string()) }),
  z.object({ ...heading, kind: z.literal('table'), columns: z.array(z.string()), rows: z.array(z.array(z.array(GuideText))) }),
  z.object({ ...heading, kind: z.literal('questions'), questions: z.array(z.object({ question: z.string(), answer: z.string() })) }),
  z.object({ ...heading, kind: z.literal('text'), text: z.string().describe('Markdown') }),
]);
export type GuideSection = z.infer<typeof GuideSection>;

/** 办事指南 — everything that people are told about an item, made from all of its elements. */
export const Guide = z
  .object({
    itemCode: z.string(),
    version: z.int(),
    status: z.enum(VERSION_STATUSES),
    name: z.string(),
    department: z.string(),
    publishedAt: z.string().nullable(),
    sections: z.array(GuideSection),
    servicePoints: z.array(GuidePoint).describe('服务网点 of the region first; the first few'),
    links: z.object({ page: z.string(), item: z.string(), form: z.string(), servicePoints: z.string() }),
  })
  .meta({ id: 'ItemGuide' });
export type Guide = z.infer<typeof Guide>;
