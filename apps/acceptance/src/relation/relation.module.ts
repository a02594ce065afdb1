import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.js';
import { RelationController } from './http/relation.controller.js';
import { ReadRelations } from './queries/read-relations.js';
import { JudgeDuplicate } from './use-cases/judge-duplicate.js';

/** 关联办件与疑似重复件. */
@Module({ imports: [CaseModule], controllers: [RelationController], providers: [ReadRelations, JudgeDuplicate] })
export class RelationModule {}
