import { defineEvent } from '@yiwang/event-core';
import { itemVersionKey, ItemOperationalCore } from './operational-core.js';
import { CATALOGUE_ITEMS_TOPIC } from './topics.js';

/** 事项版本 state: sent when a version is published, suspended, resumed or cancelled; `sequence` grows with each change of that version. */
export const ItemVersionV1 = defineEvent({
  type: 'catalogue.item.version',
  version: 1,
  topic: CATALOGUE_ITEMS_TOPIC.name,
  kind: 'state',
  description: 'The operational core of one published item version, as it stands now.',
  key: itemVersionKey,
  route: (item) => ({
    itemcode: item.itemCode,
    orgcode: item.implementingBody.orgCode,
    regioncode: item.implementingBody.regionCode,
  }),
  schema: ItemOperationalCore,
});
