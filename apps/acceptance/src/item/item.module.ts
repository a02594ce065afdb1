import { Module } from '@nestjs/common';
import { FindFilingItem } from './find-filing-item.js';
import { FormSchemas } from './forms/form-schemas.js';
import { ItemCores } from './item-cores.js';
import { ItemVersions } from './persistence/item-versions.js';
import { VersionChanges } from './version-changes.js';

/** 事项版本副本 — the copy of the catalogue's item versions, and their forms. */
@Module({
  providers: [ItemVersions, ItemCores, FindFilingItem, FormSchemas, VersionChanges],
  exports: [ItemVersions, ItemCores, FindFilingItem, FormSchemas, VersionChanges],
})
export class ItemModule {}
