import { Module } from '@nestjs/common';
import { ServicePointController } from './http/service-point.controller.js';
import { ServicePoints } from './persistence/service-points.js';
import { ListServicePoints } from './queries/list-service-points.js';
import { ImportServicePoints } from './use-cases/import-service-points.js';
import { KeepServicePoints } from './use-cases/keep-service-points.js';

/** 服务网点 — halls and counters. */
@Module({
  controllers: [ServicePointController],
  providers: [ServicePoints, ListServicePoints, KeepServicePoints, ImportServicePoints],
  exports: [ListServicePoints],
})
export class ServicePointModule {}
