import { Module } from '@nestjs/common';
import { AgentScopes } from './agent-scopes.js';

/** 经办人授权 — what agents of enterprises may do, as auth tells it. */
@Module({ providers: [AgentScopes], exports: [AgentScopes] })
export class AgencyModule {}
