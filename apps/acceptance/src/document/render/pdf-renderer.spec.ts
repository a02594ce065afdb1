import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PdfRenderer } from './pdf-renderer.js';
import type { Drawing } from './render-thread.js';

const DRAWING: Drawing = {
  title: '受理通知书',
  number: '海曙区受字〔2026〕第000001号',
  addressee: '王小明',
  paragraphs: ['你（单位）于2026年11月20日提出的“食品经营许可（新办）”申请，决定予以受理。', '1. 申请书（纸质1份）'],
  note: '本文书由统一受理平台电子生成。',
  issuer: '宁波市海曙区市场监督管理局',
  date: '2026年11月22日',
  code: 'ABCD-EFGH-JKLM-NPQR',
  url: 'https://zwfw.example/verify/ABCDEFGHJKLMNPQR',
  sha256: 'ab'.repeat(32),
  testSeal: '测试印章',
  fixedAt: '2026-11-22T08:00:00.000Z',
  attachments: [{ name: 'document.json', type: 'application/json', text: '{"a":"𬱖"}', description: '固化内容' }],
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a drawn document', () => {
  let renderer: PdfRenderer;
  beforeAll(() => {
    renderer = new PdfRenderer({ DOCUMENT_THREADS: 1 });
  });
  afterAll(() => renderer.onApplicationShutdown());

  it('is a PDF, and the same bytes each time', async () => {
    const [first, second] = await Promise.all([renderer.draw(DRAWING), renderer.draw(DRAWING)]);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sha256(second)).toBe(sha256(first));
    expect(sha256(await renderer.draw({ ...DRAWING, addressee: '王大明' }))).not.toBe(sha256(first));
  });

  it.each([
    ['a character of four bytes that the font has', '𬱖'],
    ['one that no font has', '𪚥𠮷'],
    ['a lone surrogate and control characters', 'a\ud800b\u0000\u0007'],
    ['emoji with joiners, and combining marks', '👨‍👩‍👧 é 𝒳'],
    ['text from right to left', 'مرحبا'],
    ['a word that is longer than a line', 'W'.repeat(4000)],
    ['nothing', ''],
  ])('holds %s', async (_, text) => {
    const bytes = await renderer.draw({ ...DRAWING, addressee: text, issuer: text, paragraphs: [text, text], note: text });
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('goes over as many pages as it needs', async () => {
    const bytes = await renderer.draw({
      ...DRAWING,
      paragraphs: Array.from({ length: 80 }, (_, i) => `第${i}条 补正材料须一次性告知。`.repeat(3)),
    });
    const pages = bytes.toString('latin1').match(/\/Type \/Page\b/g)!.length;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThan(12);
  });

  it('draws on after a document that could not be drawn', async () => {
    const broken = { ...DRAWING, paragraphs: null } as unknown as Drawing;
    await expect(renderer.draw(broken)).rejects.toThrow('could not be drawn');
    expect((await renderer.draw(DRAWING)).length).toBeGreaterThan(1000);
  });
});

it('draws no more than it can answer for, and nothing after its end', async () => {
  const renderer = new PdfRenderer({ DOCUMENT_THREADS: 1 });
  const busy = { code: 'ACCEPTANCE.DOCUMENTS_BUSY' };
  const asked = Array.from({ length: 101 }, () => renderer.draw(DRAWING).catch((error: unknown) => error));
  await expect(async () => renderer.draw(DRAWING)).rejects.toMatchObject(busy);
  await renderer.onApplicationShutdown();
  for (const refused of (await Promise.all(asked)).slice(1)) expect(refused).toMatchObject(busy);
  await expect(async () => renderer.draw(DRAWING)).rejects.toMatchObject(busy);
});
