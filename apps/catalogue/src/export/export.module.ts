import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ExportController } from './http/export.controller.js';
import { WalkItems } from './queries/walk-items.js';

/** 事项导出. */
@Module({ imports: [DirectoryModule], controllers: [ExportController], providers: [WalkItems] })
export class ExportModule {}
