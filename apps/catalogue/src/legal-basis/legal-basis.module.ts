import { Module } from '@nestjs/common';
import { LawController } from './http/law.controller.js';
import { LegalBasisWorker } from './legal-basis.worker.js';
import { ReadLaws } from './queries/read-laws.js';
import { FollowCitations } from './use-cases/follow-citations.js';

/** 设定依据 — laws, articles and wordings as things of their own, and the items that stand on them. */
@Module({ controllers: [LawController], providers: [ReadLaws, FollowCitations, LegalBasisWorker] })
export class LegalBasisModule {}
