import { defineTopic } from '@yiwang/event-core';

/** Compacted: the operational core of every published version, so that a consumer can rebuild from offset 0 at any time. */
export const CATALOGUE_ITEMS_TOPIC = defineTopic('catalogue.items.v1', { compacted: true });
