import { Module } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { SystemModule } from '../../system/system.module.js';
import { KafkaAccessController } from './kafka-access.controller.js';
import { KeepKafkaRights } from './keep-kafka-rights.js';
import { OnClientEnded } from './on-client-ended.js';
import { ShowKafkaAccess } from './show-kafka-access.js';

const EVERY_MS = 1_000;
const COMPARE_MS = 300_000;

/** 主题授权 — department systems at the broker. */
@Module({ imports: [SystemModule], controllers: [KafkaAccessController, OnClientEnded], providers: [KeepKafkaRights, ShowKafkaAccess] })
export class KafkaAccessModule {
  constructor(workers: Workers, keep: KeepKafkaRights) {
    workers.add({ name: 'keep-kafka-rights', everyMs: EVERY_MS, round: () => keep.execute() });
    const compare = async (): Promise<boolean> => {
      await keep.compare();
      return false;
    };
    workers.add({ name: 'compare-kafka-rights', everyMs: COMPARE_MS, round: compare });
  }
}
