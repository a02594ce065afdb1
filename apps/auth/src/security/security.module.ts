import { Global, Module } from '@nestjs/common';
import { SecurityFacts } from './security-facts.js';

/** 安全事件: whatever part of auth sees one may note it. */
@Global()
@Module({ providers: [SecurityFacts], exports: [SecurityFacts] })
export class SecurityModule {}
