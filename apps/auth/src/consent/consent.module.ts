import { Module } from '@nestjs/common';
import { EndingModule } from '../ending/ending.module.js';
import { ConsentController } from './consent.controller.js';
import { OwnConsents } from './own-consents.js';

/** 授权同意, listed and withdrawn by who gave it; given on the pages of the login. */
@Module({ imports: [EndingModule], controllers: [ConsentController], providers: [OwnConsents] })
export class ConsentModule {}
