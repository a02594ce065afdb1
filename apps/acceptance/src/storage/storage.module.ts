import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { DiskStore } from './disk-store.js';
import { FileStore } from './file-store.js';
import { S3Store } from './s3-store.js';
import { SealedFiles } from './sealed-files.js';

/** While the OpenAPI document is written there is no configuration, and no file either. */
export function fileStoreOf(config: Partial<AcceptanceConfig>): FileStore {
  if (config.FILE_STORE !== 's3') return new DiskStore(config.FILE_DIR ?? '.yiwang/files');
  return new S3Store({
    endpoint: config.S3_ENDPOINT ?? '',
    region: config.S3_REGION ?? '',
    bucket: config.S3_BUCKET ?? '',
    accessKey: config.S3_ACCESS_KEY ?? '',
    secretKey: config.S3_SECRET_KEY ?? '',
  });
}

/** 文件存储 — for every room that keeps files: the port, and files sealed at rest. */
@Module({
  providers: [{ provide: FileStore, useFactory: fileStoreOf, inject: [CONFIG] }, SealedFiles],
  exports: [FileStore, SealedFiles],
})
export class StorageModule implements OnApplicationShutdown {
  constructor(@Inject(FileStore) private readonly store: FileStore) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.store instanceof S3Store) await this.store.close();
  }
}
