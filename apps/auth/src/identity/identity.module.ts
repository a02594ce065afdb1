import { Module } from '@nestjs/common';
import { Identities } from './identities.js';
import { IdentityController } from './identity.controller.js';

/** 身份信息 of accounts, read by other services on record. */
@Module({ controllers: [IdentityController], providers: [Identities] })
export class IdentityModule {}
