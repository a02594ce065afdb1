import { z } from 'zod';
import { documentKinds } from '../domain/document-kind.js';

const line = (most: number) => z.string().trim().min(1).max(most);

export const RegionCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);
export const TemplateKind = z.enum(documentKinds);
export const TemplateVersion = z.coerce.number().int().min(1).max(1_000_000);

export const TemplateContent = z
  .strictObject({
    title: line(40).describe('标题'),
    number: line(60).describe('文号 with {region}, {word}, {year} and {serial}'),
    paragraphs: z
      .array(line(2000))
      .min(1)
      .max(60)
      .describe(
        'with {names} of values; […] is left out when a value in it is missing, {?name} and {!name} begin what stands with or without it',
      ),
    note: line(300).optional().describe('small print under everything else'),
  })
  .meta({ id: 'DocumentTemplateContent' });
export type TemplateContent = z.output<typeof TemplateContent>;

export const NewTemplate = z
  .strictObject({ regionCode: RegionCode, kind: TemplateKind, content: TemplateContent })
  .meta({ id: 'NewDocumentTemplate' });
export type NewTemplate = z.output<typeof NewTemplate>;

export const TemplateEntry = z
  .object({
    regionCode: z.string(),
    kind: TemplateKind,
    version: z.int().describe('0 is what the platform brings along'),
    status: z.enum(['draft', 'published', 'retired']),
    revision: z.int().describe('grows with each edit; the entity tag'),
    content: TemplateContent,
    values: z.array(z.string()).describe('what its paragraphs may name'),
    editedAt: z.iso.datetime().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    retiredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'DocumentTemplate' });
export type TemplateEntry = z.output<typeof TemplateEntry>;

export const TemplateList = z.object({ items: z.array(TemplateEntry) }).meta({ id: 'DocumentTemplateList' });
export type TemplateList = z.output<typeof TemplateList>;

export const TemplateQuery = z.object({
  kind: TemplateKind.optional(),
  region: RegionCode.optional().describe('of this region alone; without it those in and above one’s own'),
  status: z.enum(['draft', 'published', 'retired']).optional(),
});
export type TemplateQuery = z.output<typeof TemplateQuery>;
