import { Module } from '@nestjs/common';
import { DraftModule } from '../draft/draft.module.js';
import { MaterialIntakeModule } from '../material/material-intake.module.js';
import { LetGo } from './let-go.js';
import { OnAccountClosed } from './on-account-closed.js';

/** 注销账号, as auth tells it: what was kept for the account's sake only. */
@Module({ imports: [DraftModule, MaterialIntakeModule], controllers: [OnAccountClosed], providers: [LetGo] })
export class ClosedAccountModule {}
