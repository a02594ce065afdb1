import { Module } from '@nestjs/common';
import { ItemModule } from '../item/item.module.js';
import { DraftFormController } from './http/draft-form.controller.js';
import { ReplaceForm } from './use-cases/replace-form.js';

/** 电子表单 of a draft, written by itself. */
@Module({ imports: [ItemModule], controllers: [DraftFormController], providers: [ReplaceForm] })
export class DraftFormModule {}
