import { Module } from '@nestjs/common';
import { BundleModule } from '../bundle/bundle.module.js';
import { CaseModule } from '../case/case.module.js';
import { ItemModule } from '../item/item.module.js';
import { PrefillModule } from '../prefill/prefill.module.js';
import { ReadingModule } from '../reading/reading.module.js';
import { DraftController } from './http/draft.controller.js';
import { PurgeDrafts } from './purge-drafts.js';
import { Drafts } from './persistence/drafts.js';
import { ReadDrafts } from './queries/read-drafts.js';
import { AdoptVersions } from './use-cases/adopt-versions.js';
import { ChangeDraft } from './use-cases/change-draft.js';
import { CreateDraft } from './use-cases/create-draft.js';
import { DraftFiling } from './use-cases/draft-filing.js';
import { SubmitDraft } from './use-cases/submit-draft.js';

/** 暂存申请 — filings before they are filed. */
@Module({
  imports: [ItemModule, CaseModule, BundleModule, PrefillModule, ReadingModule],
  controllers: [DraftController],
  providers: [Drafts, DraftFiling, CreateDraft, ChangeDraft, AdoptVersions, SubmitDraft, ReadDrafts, PurgeDrafts],
  exports: [Drafts],
})
export class DraftModule {}
