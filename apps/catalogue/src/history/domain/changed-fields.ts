import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import { differences } from './differences.js';

interface Content {
  core: CoreContent;
  descriptive: DescriptiveParts;
  validFrom: Date | null;
  validTo: Date | null;
  publishedAt: Date | null;
}

/** A line of the tracking card names this many elements at most; the whole is in the diff of the two versions. */
const MOST = 60;

/** The beginning of a published version is the moment of its publication and no element that anybody changed. */
const told = ({ core, descriptive, validFrom, validTo }: Content, planned: boolean): unknown => ({
  ...core,
  // Of a document its hash says enough; its reference would be a second element for the same change.
  form: core.form.sha256,
  guide: core.guide.sha256,
  descriptive,
  validity: { ...(planned && { from: validFrom?.toISOString() }), to: validTo?.toISOString() },
});

/** JSON pointers of the elements in which two contents differ, the more general place where too many differ below it. */
export function changedFields(before: Content, after: Content): string[] {
  const planned = before.publishedAt === null;
  const pointers = differences(told(before, planned), told(after, planned)).map((change) => change.pointer);
  if (pointers.length <= MOST) return pointers;
  const general = new Set(pointers.map((pointer) => /^(\/descriptive)?\/[^/]*/.exec(pointer)?.[0] ?? pointer));
  return [...general].slice(0, MOST);
}
