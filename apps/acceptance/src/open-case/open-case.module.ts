import { Module } from '@nestjs/common';
import { CountOpenCases } from './count-open-cases.js';
import { OpenCaseController } from './open-case.controller.js';

/** 在办件, for the service that closes accounts. */
@Module({ controllers: [OpenCaseController], providers: [CountOpenCases] })
export class OpenCaseModule {}
