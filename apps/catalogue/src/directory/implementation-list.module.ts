import { Module } from '@nestjs/common';
import { ItemModule } from '../item/item.module.js';
import { DirectoryModule } from './directory.module.js';
import { DrawnItemController } from './http/drawn-item.controller.js';
import { IdentityController } from './http/identity.controller.js';
import { ReadIdentity } from './queries/read-identity.js';
import { DrawItem } from './use-cases/draw-item.js';
import { IssueHandlingItem } from './use-cases/issue-handling-item.js';

/** 实施清单 — items drawn from the directory, the handling items under them, and the 身份证 with the codes of both. */
@Module({
  imports: [DirectoryModule, ItemModule],
  controllers: [DrawnItemController, IdentityController],
  providers: [DrawItem, IssueHandlingItem, ReadIdentity],
})
export class ImplementationListModule {}
