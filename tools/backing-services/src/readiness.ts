import { connect } from 'node:net';

/**
 * Questions put to a service in its own protocol over a bare socket: the process that keeps the services running needs no client
 * library, and no client's retries and log lines get in the way. Every question is bounded in time.
 */
const questionTimeoutMs = 1_000;

export interface Address {
  host: string;
  port: number;
}

/** Sends `request` and resolves with what came back as soon as `complete` says it is enough. */
function ask(address: Address, request: Buffer, complete: (answer: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    let answer: Buffer = Buffer.alloc(0);
    const fail = (reason: string) => {
      socket.destroy();
      reject(new Error(`${address.host}:${address.port} ${reason}`));
    };
    const timer = setTimeout(() => fail(`did not answer within ${questionTimeoutMs} ms`), questionTimeoutMs);
    socket.on('connect', () => socket.write(request));
    socket.on('error', (error) => fail(error.message));
    socket.on('close', () => {
      clearTimeout(timer);
      fail('closed the connection');
    });
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (!complete(answer)) return;
      resolve(answer);
      socket.destroy();
    });
  });
}

const int16 = (value: number): Buffer => {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
};
const int32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
};
const kafkaString = (text: string): Buffer => Buffer.concat([int16(Buffer.byteLength(text)), Buffer.from(text)]);

async function kafkaCall(address: Address, apiKey: number, apiVersion: number, body: Buffer): Promise<Buffer> {
  const message = Buffer.concat([int16(apiKey), int16(apiVersion), int32(1), kafkaString('yiwang-readiness'), body]);
  const complete = (answer: Buffer) => answer.length >= 4 && answer.length >= 4 + answer.readInt32BE(0);
  const answer = await ask(address, Buffer.concat([int32(message.length), message]), complete);
  // Skips the length and the correlation id.
  return answer.subarray(8);
}

/**
 * Resolves when a consumer group can be served: FindCoordinator v1 creates the offsets topic and names a coordinator,
 * DescribeGroups v0 says whether that has loaded it. Before both succeed a client logs errors and retries.
 */
export async function kafkaCoordinatorReady(address: Address): Promise<void> {
  const group = kafkaString('yiwang-readiness');
  const found = await kafkaCall(address, 10, 1, Buffer.concat([group, Buffer.from([0])]));
  // throttle_time_ms, then the error code.
  const findError = found.readInt16BE(4);
  if (findError !== 0) throw new Error(`Kafka has no group coordinator yet (error ${findError})`);
  const described = await kafkaCall(address, 15, 0, Buffer.concat([int32(1), group]));
  // The number of groups, then the error code of the first.
  const describeError = described.readInt16BE(4);
  if (describeError !== 0) throw new Error(`Kafka's group coordinator is still loading (error ${describeError})`);
}

/** Resolves when PostgreSQL asks for a password: until recovery ends it refuses with "the database system is starting up". */
export async function postgresReady(address: Address): Promise<void> {
  const parameters = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const answer = await ask(address, Buffer.concat([int32(8 + parameters.length), int32(196_608), parameters]), (got) => got.length >= 1);
  if (answer.toString('latin1', 0, 1) !== 'R') throw new Error('PostgreSQL is not accepting connections yet');
}

/** Resolves when Redis answers PING; a server that is still loading its data answers an error. */
export async function redisReady(address: Address): Promise<void> {
  const answer = await ask(address, Buffer.from('PING\r\n'), (got) => got.includes('\r\n'));
  if (!answer.toString().startsWith('+PONG')) throw new Error(`Redis answered ${answer.toString().trim()}`);
}

/** Resolves when something accepts a TCP connection there. */
export function accepts(address: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...address, timeout: questionTimeoutMs * 3 }, () => {
      socket.destroy();
      resolve();
    });
    socket.on('timeout', () => socket.destroy(new Error('timed out')));
    socket.on('error', reject);
  });
}
