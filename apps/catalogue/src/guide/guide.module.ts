import { Module } from '@nestjs/common';
import { ItemModule } from '../item/item.module.js';
import { ServicePointModule } from '../service-point/service-point.module.js';
import { GuideController } from './http/guide.controller.js';
import { ReadGuide } from './queries/read-guide.js';

/** 办事指南. */
@Module({ imports: [ItemModule, ServicePointModule], controllers: [GuideController], providers: [ReadGuide] })
export class GuideModule {}
