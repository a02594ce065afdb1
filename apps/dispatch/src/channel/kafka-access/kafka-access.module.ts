import { Module } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { KafkaAccessController } from './kafka-access.controller.js';
import { KeepKafkaRights } from './keep-kafka-rights.js';
import { ShowKafkaAccess } from './show-kafka-access.js';

const EVERY_MS = 1_000;
const AT_ONCE = 20;

/** 主题授权 — department systems at the broker. */
@Module({ controllers: [KafkaAccessController], providers: [KeepKafkaRights, ShowKafkaAccess] })
export class KafkaAccessModule {
  constructor(workers: Workers, keep: KeepKafkaRights) {
    workers.add({ name: 'keep-kafka-rights', everyMs: EVERY_MS, round: () => keep.execute(AT_ONCE) });
  }
}
