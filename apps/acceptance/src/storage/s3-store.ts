import type { S3Client } from '@aws-sdk/client-s3';
import { isAppError } from '@yiwang/kernel';
import { assertKey, FileStore, type ByteRange, type Bytes } from './file-store.js';
import { fileGone, fileStoreDown } from './storage.errors.js';

type Sdk = typeof import('@aws-sdk/client-s3');

export interface S3Options {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** How long a request may go without its answer, and an answer without its next bytes. */
  answerMs?: number;
}

/** One part of a large file, which S3 wants to have 5 MiB at least. The one buffer of an upload grows to it as the file does. */
const PART = 5 * 1024 * 1024;
const FIRST_BUFFER = 160 * 1024;
const CONNECT_MS = 3_000;
const ANSWER_MS = 30_000;
/** Downloads are as slow as who reads them, and each holds a connection: uploads must not wait for theirs. */
const CONNECTIONS = 512;

interface Failure {
  name?: string;
  $metadata?: { httpStatusCode?: number };
}
const isAbsent = (error: unknown): boolean => {
  const { name, $metadata } = error as Failure;
  return name === 'NoSuchKey' || name === 'NotFound' || $metadata?.httpStatusCode === 404;
};
const down = (error: unknown): Error => (isAppError(error) ? error : fileStoreDown({ cause: error }));

/** 对象存储 — one bucket of any server that speaks S3 (path style, signature version 4). */
export class S3Store extends FileStore {
  private connected: Promise<{ sdk: Sdk; client: S3Client }> | undefined;

  constructor(private readonly options: S3Options) {
    super();
  }

  async put(key: string, bytes: Bytes): Promise<number> {
    assertKey(key);
    const part = new Part();
    const upload = new Upload(await this.connection(), this.options.bucket, key);
    try {
      for await (const piece of bytes) {
        for (let at = 0; at < piece.length;) {
          // Sent only when more has come: the last part is then never empty, and a small file is one request.
          if (part.isFull) await upload.send(part);
          at += part.take(piece, at);
        }
      }
      return await upload.finish(part);
    } catch (error) {
      await upload.abandon();
      throw down(error);
    }
  }

  async open(key: string, range?: ByteRange): Promise<Bytes> {
    assertKey(key);
    try {
      const { sdk, client } = await this.connection();
      const Range = range && `bytes=${range.start}-${range.end}`;
      const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: this.options.bucket, Key: key, Range }));
      return pieces(Body as AsyncIterable<unknown>);
    } catch (error) {
      throw isAbsent(error) ? fileGone() : down(error);
    }
  }

  async sizeOf(key: string): Promise<number | undefined> {
    assertKey(key);
    try {
      const { sdk, client } = await this.connection();
      return (await client.send(new sdk.HeadObjectCommand({ Bucket: this.options.bucket, Key: key }))).ContentLength;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw down(error);
    }
  }

  async remove(key: string): Promise<void> {
    assertKey(key);
    try {
      const { sdk, client } = await this.connection();
      await client.send(new sdk.DeleteObjectCommand({ Bucket: this.options.bucket, Key: key }));
    } catch (error) {
      if (!isAbsent(error)) throw down(error);
    }
  }

  async sweep(before: Date): Promise<number> {
    try {
      const { sdk, client } = await this.connection();
      const Bucket = this.options.bucket;
      const { Uploads = [] } = await client.send(new sdk.ListMultipartUploadsCommand({ Bucket }));
      const left = Uploads.filter(({ Initiated }) => Initiated !== undefined && Initiated < before);
      let swept = 0;
      for (const { Key, UploadId } of left) {
        const gone = client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
        // Ended or swept by another meanwhile.
        swept += await gone.then(
          () => 1,
          (error: unknown) => {
            if (isAbsent(error)) return 0;
            throw error;
          },
        );
      }
      return swept;
    } catch (error) {
      throw down(error);
    }
  }

  /** Ends the kept connections. */
  async close(): Promise<void> {
    (await this.connected)?.client.destroy();
  }

  /** The library is loaded when the first file needs it: it costs each process megabytes that most never need. */
  private connection(): Promise<{ sdk: Sdk; client: S3Client }> {
    this.connected ??= import('@aws-sdk/client-s3').then((sdk) => ({ sdk, client: this.client(sdk) }));
    return this.connected;
  }

  private client({ S3Client: Client }: Sdk): S3Client {
    const { endpoint, region, accessKey, secretKey, answerMs = ANSWER_MS } = this.options;
    const agent = { keepAlive: true, maxSockets: CONNECTIONS };
    return new Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      // Trailing checksums are AWS's own; other servers refuse them, and files here carry tags of their own.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: answerMs,
        throwOnRequestTimeout: true, // or a server that hangs is only warned of
        socketTimeout: answerMs,
        httpAgent: agent,
        httpsAgent: agent,
      },
      maxAttempts: 3,
    });
  }
}

/** The bytes that have come since the last part was sent. */
class Part {
  private buffer: Buffer = Buffer.allocUnsafeSlow(FIRST_BUFFER);
  private filled = 0;

  get isFull(): boolean {
    return this.filled === PART;
  }

  get bytes(): Buffer {
    return this.buffer.subarray(0, this.filled);
  }

  take(piece: Buffer, from: number): number {
    const wanted = Math.min(PART, this.filled + piece.length - from);
    if (wanted > this.buffer.length) this.grow(wanted);
    const taken = piece.copy(this.buffer, this.filled, from);
    this.filled += taken;
    return taken;
  }

  empty(): void {
    this.filled = 0;
  }

  private grow(wanted: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.min(PART, Math.max(wanted, this.buffer.length * 4)));
    this.bytes.copy(grown);
    this.buffer = grown;
  }
}

/** One file on its way: a single request when it is small, parts one after another when it is not. */
class Upload {
  private id: string | undefined;
  private readonly parts: { PartNumber: number; ETag: string | undefined }[] = [];
  private size = 0;

  constructor(
    private readonly connection: { sdk: Sdk; client: S3Client },
    private readonly Bucket: string,
    private readonly Key: string,
  ) {}

  async send(part: Part): Promise<void> {
    const { sdk, client } = this.connection;
    const { Bucket, Key } = this;
    this.id ??= (await client.send(new sdk.CreateMultipartUploadCommand({ Bucket, Key }))).UploadId;
    const PartNumber = this.parts.length + 1;
    const { ETag } = await client.send(new sdk.UploadPartCommand({ Bucket, Key, UploadId: this.id, PartNumber, Body: part.bytes }));
    this.parts.push({ PartNumber, ETag });
    this.size += part.bytes.length;
    part.empty();
  }

  async finish(last: Part): Promise<number> {
    const { sdk, client } = this.connection;
    const { Bucket, Key } = this;
    if (this.id === undefined) {
      await client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: last.bytes }));
      return last.bytes.length;
    }
    await this.send(last);
    await client.send(new sdk.CompleteMultipartUploadCommand({ Bucket, Key, UploadId: this.id, MultipartUpload: { Parts: this.parts } }));
    return this.size;
  }

  async abandon(): Promise<void> {
    if (this.id === undefined) return;
    const { sdk, client } = this.connection;
    const { Bucket, Key } = this;
    await client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId: this.id })).catch(() => undefined); // the sweep finds it
  }
}

async function* pieces(body: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const piece of body) yield Buffer.isBuffer(piece) ? piece : Buffer.from(piece as Uint8Array);
  } catch (error) {
    throw down(error);
  }
}
