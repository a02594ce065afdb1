import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import type { VersionStatus } from '../../item/domain/version-status.js';

/** An item version as its stored detail tells it, with the author's own words for the guide. */
export interface GuideItem extends Omit<CoreContent, 'form' | 'guide'> {
  version: number;
  status: VersionStatus;
  catalogueCode: string;
  validity: { from: string | null; to: string | null };
  publishedAt: string | null;
  descriptive: DescriptiveParts;
  /** Markdown. */
  notes: string;
}
