import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { paced } from './paced.js';

const cut = expect.objectContaining({ code: 'ACCEPTANCE.UPLOAD_CUT' });
const wait = <T>(ms: number, value?: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value as T), ms));
const never = new Promise<never>(() => undefined);
async function gathered(bytes: AsyncIterable<Buffer>, taking: () => Promise<unknown> = () => Promise.resolve()): Promise<string> {
  let text = '';
  for await (const piece of bytes) {
    text += piece.toString();
    await taking();
  }
  return text;
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());
/** While time goes by as fast as it may. */
async function passing<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  await jest.advanceTimersByTimeAsync(1_000);
  return work;
}

it('cuts off who stops sending', async () => {
  const stalled = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from('begun');
    await never;
  };
  await expect(passing(gathered(paced(stalled(), 30)))).rejects.toEqual(cut);
});

it('cuts off who trickles, although each byte comes in time', async () => {
  let sent = 0;
  const trickling = async function* (): AsyncGenerator<Buffer> {
    for (; ; sent++) yield await wait(10, Buffer.from('x'));
  };
  await expect(passing(gathered(paced(trickling(), 100)))).rejects.toEqual(cut);
  expect(sent).toBeLessThan(12);
});

it('waits for as long as the bytes have earned, and does not count what the taker needs', async () => {
  const steady = async function* (): AsyncGenerator<Buffer> {
    for (let i = 0; i < 5; i++) yield await wait(20, Buffer.from('x'));
  };
  await expect(passing(gathered(paced(steady(), 60, 1 / 60), () => wait(80)))).resolves.toBe('xxxxx');
});

it('ends the source when it is ended, and fails as the source fails', async () => {
  let ended = false;
  const source = async function* (): AsyncGenerator<Buffer> {
    try {
      for (;;) yield await Promise.resolve(Buffer.from('x'));
    } finally {
      ended = true;
    }
  };
  for await (const piece of paced(source())) {
    expect(piece.toString()).toBe('x');
    break;
  }
  expect(ended).toBe(true);
  const failing = async function* (): AsyncGenerator<Buffer> {
    yield await Promise.reject<Buffer>(new Error('reset'));
  };
  await expect(gathered(paced(failing()))).rejects.toThrow('reset');
});
