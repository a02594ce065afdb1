import { expect, it } from '@jest/globals';
import { UploadGate } from './upload-gate.js';

const busy = expect.objectContaining({ code: 'ACCEPTANCE.UPLOADS_BUSY', retryAfter: 5 });
const held = (): { end: () => void; work: () => Promise<void> } => {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, work: () => ended };
};

it('lets no more in than there is memory for, and the next one when somebody leaves', async () => {
  const gate = new UploadGate({ UPLOADS_AT_ONCE: 2 });
  const uploads = [held(), held()];
  const running = uploads.map(({ work }, index) => gate.pass(`person:${index}`, work));
  await expect(gate.pass('person:2', () => Promise.resolve())).rejects.toEqual(busy);
  uploads[0]!.end();
  await running[0];
  await expect(gate.pass('person:2', () => Promise.resolve('in'))).resolves.toBe('in');
  uploads[1]!.end();
  await running[1];
});

it('leaves places for others, however many one account wants', async () => {
  const gate = new UploadGate({ UPLOADS_AT_ONCE: 32 });
  const { end, work } = held();
  const running = Array.from({ length: 6 }, () => gate.pass('person:1', work));
  await expect(gate.pass('person:1', work)).rejects.toEqual(busy);
  await expect(gate.pass('person:2', () => Promise.resolve('in'))).resolves.toBe('in');
  end();
  await Promise.all(running);
  await expect(gate.pass('person:1', () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
  await expect(gate.pass('person:1', () => Promise.resolve('in'))).resolves.toBe('in');
});
