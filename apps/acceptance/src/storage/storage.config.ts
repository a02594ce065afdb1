import { devDefault } from '@yiwang/config';
import { z } from 'zod';

/** Where files lie. */
export const StorageConfig = {
  /** 文件存储: a folder that every process of the service sees, or a bucket of a server that speaks S3. */
  FILE_STORE: z.enum(['disk', 's3']).default('disk'),
  /** Folder of the files; relative to where the process was started. */
  FILE_DIR: devDefault(z.string().min(1).optional(), '.yiwang/files'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_BUCKET: z.string().min(3).max(63).optional(),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
};

interface Stored {
  FILE_STORE: 'disk' | 's3';
  FILE_DIR?: string | undefined;
  S3_ENDPOINT?: string | undefined;
  S3_BUCKET?: string | undefined;
  S3_ACCESS_KEY?: string | undefined;
  S3_SECRET_KEY?: string | undefined;
}

/** Whether what the chosen store needs was given. */
export const hasFolder = ({ FILE_STORE, FILE_DIR }: Stored): boolean => FILE_STORE !== 'disk' || FILE_DIR !== undefined;
export const hasBucket = ({ FILE_STORE, ...config }: Stored): boolean =>
  FILE_STORE !== 's3' ||
  [config.S3_ENDPOINT, config.S3_BUCKET, config.S3_ACCESS_KEY, config.S3_SECRET_KEY].every((value) => value !== undefined);
