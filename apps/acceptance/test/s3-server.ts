import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '@yiwang/testing';

const run = promisify(execFile);
const MOTO = '5.2.5';
/** Beside the other programs that tests fetch; not part of the repository. */
const HOME = resolve('.yiwang', `moto-${MOTO}`);

/**
 * A real server that speaks S3, for tests: Moto, fetched once by Python's own client. `YIWANG_S3_URL` names another one that is there
 * already.
 */
export class S3Server {
  private constructor(
    readonly url: string,
    private readonly process?: ChildProcess,
  ) {}

  /** Undefined where it can be neither found nor fetched; why is said on standard error. */
  static async start(): Promise<S3Server | undefined> {
    const given = process.env['YIWANG_S3_URL'];
    if (given) return new S3Server(given);
    try {
      await install();
      const port = await freePort();
      const child = spawn(join(HOME, 'bin', 'python'), ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      const server = new S3Server(`http://127.0.0.1:${port}`, child);
      try {
        await eventually(async () => void (await fetch(server.url)), 90_000);
      } catch (error) {
        await server.stop();
        throw error;
      }
      return server;
    } catch (error) {
      process.stderr.write(
        `no server that speaks S3 can be had, its tests are left out: ${error instanceof Error ? error.message : String(error)}\n`,
      );
      return undefined;
    }
  }

  /** What a service is told to reach a bucket of its own on it. */
  async bucket(name: string): Promise<Record<'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY', string>> {
    const { CreateBucketCommand, S3Client } = await import('@aws-sdk/client-s3');
    const credentials = { accessKeyId: process.env['YIWANG_S3_KEY'] ?? 'test', secretAccessKey: process.env['YIWANG_S3_SECRET'] ?? 'test' };
    const client = new S3Client({ endpoint: this.url, region: 'us-east-1', forcePathStyle: true, credentials });
    await client.send(new CreateBucketCommand({ Bucket: name }));
    client.destroy();
    return { S3_ENDPOINT: this.url, S3_BUCKET: name, S3_ACCESS_KEY: credentials.accessKeyId, S3_SECRET_KEY: credentials.secretAccessKey };
  }

  async stop(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
  }
}

/** Made beside its place and then named, so that two test runs do not meet half of it. */
async function install(): Promise<void> {
  if (existsSync(join(HOME, 'bin', 'python'))) return;
  const making = `${HOME}.${process.pid}`;
  await mkdir(resolve('.yiwang'), { recursive: true });
  try {
    await run('python3', ['-m', 'venv', making]);
    await run(join(making, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `moto[server]==${MOTO}`], {
      timeout: 240_000,
    });
    await rename(making, HOME);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
