import { Module } from '@nestjs/common';
import { ExchangeFiles } from './exchange-files.js';
import { KnownCases } from './known-cases.js';

/** 交换接口共用 — what the two old ways of Zhejiang's departments have in common: forms that name a case and, mostly, no task. */
@Module({ providers: [ExchangeFiles, KnownCases], exports: [ExchangeFiles, KnownCases] })
export class ExchangeModule {}
