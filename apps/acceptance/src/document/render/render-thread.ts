import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import PDFDocument from 'pdfkit';
import qrcode from 'qrcode-generator';

/*
 * Runs in a thread of its own, as source under the tests and compiled in a service: it imports packages only, and its types are its own.
 */

/** What is drawn: a document in words. */
export interface Drawing {
  title: string;
  number: string;
  addressee: string;
  paragraphs: readonly string[];
  note: string | null;
  issuer: string;
  date: string;
  /** 验证码 as it is printed. */
  code: string;
  /** What the QR code says: where the document is confirmed. */
  url: string;
  sha256: string;
  /** Words under the seal; null for a real one. */
  testSeal: string | null;
  fixedAt: string;
  /** Files that go along inside: the text as it was sealed, and the seal. */
  attachments: readonly { name: string; type: string; text: string; description: string }[];
}

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = { top: 72, bottom: 64, left: 76, right: 76 };
const WIDTH = A4.width - MARGIN.left - MARGIN.right;
const RED = '#c8102e';
const GREY = '#555555';
/** 思源宋体, OFL-1.1: some 31,000 glyphs, those of the 通用规范汉字表 among them. */
const FONT = '@expo-google-fonts/noto-serif-sc';

const resolve = createRequire(import.meta.url).resolve;
const regular = readFileSync(resolve(`${FONT}/400Regular/NotoSerifSC_400Regular.ttf`));
const bold = readFileSync(resolve(`${FONT}/700Bold/NotoSerifSC_700Bold.ttf`));

/** A word of more letters than a line has is cut: pdfkit would try every length of it. Small print has longer lines. */
const UNBROKEN = /([\x21-\x7e]{30})(?=[\x21-\x7e])/g;
const UNBROKEN_SMALL = /([\x21-\x7e]{80})(?=[\x21-\x7e])/g;

type Pdf = InstanceType<typeof PDFDocument>;
/** What pdfkit keeps of a font and its types do not tell. */
interface OpenFont {
  font: { hasGlyphForCodePoint(code: number): boolean };
}

/** A character that the font does not have is said by its code point: a name must not lose a character, nor show a box in its place. */
function legible(pdf: Pdf, text: string, unbroken = UNBROKEN): string {
  const { font } = (pdf as unknown as { _font: OpenFont })._font;
  let said = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (char === '\n' || font.hasGlyphForCodePoint(code)) said += char;
    else if (code >= 0x20 && (code < 0xd800 || code > 0xdfff)) said += `〔U+${code.toString(16).toUpperCase()}〕`;
  }
  return said.replace(unbroken, '$1\n');
}

const lineOf = (pdf: Pdf, text: string, options: PDFKit.Mixins.TextOptions = {}): Pdf =>
  pdf.text(legible(pdf, text), { width: WIDTH, features: [], ...options });

function drawQr(pdf: Pdf, text: string, x: number, y: number, size: number): void {
  const qr = qrcode(0, 'M');
  qr.addData(text);
  qr.make();
  const count = qr.getModuleCount();
  const cell = size / count;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (qr.isDark(row, column)) pdf.rect(x + column * cell, y + row * cell, cell, cell);
    }
  }
  pdf.fill('#000000');
}

/** 印章 — a ring with the name of the body along it and a star; what makes it one is the signature that goes along. */
function drawSeal(pdf: Pdf, name: string, under: string | null, x: number, y: number): void {
  const radius = 54;
  pdf.save().translate(x, y).strokeColor(RED).fillColor(RED).opacity(0.8);
  pdf.circle(0, 0, radius).lineWidth(2.4).stroke();
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = (Math.PI / 5) * i - Math.PI / 2;
    const length = i % 2 === 0 ? 15 : 5.8;
    return [Math.cos(angle) * length, Math.sin(angle) * length] as [number, number];
  });
  pdf.polygon(...points).fill(RED);
  pdf.font('bold');
  const chars = [...legible(pdf, name)].slice(0, 24);
  const size = Math.min(12, 150 / Math.max(chars.length, 8));
  pdf.fontSize(size);
  const spread = Math.min(250, chars.length * 19);
  chars.forEach((char, i) => {
    const turn = chars.length === 1 ? 0 : -spread / 2 + (spread * i) / (chars.length - 1);
    pdf.save().rotate(turn);
    pdf.text(char, -size / 2, -radius + 5, { lineBreak: false, features: [] });
    pdf.restore();
  });
  if (under !== null) pdf.fontSize(8).text(under, -radius, 24, { width: radius * 2, align: 'center', features: [], lineBreak: false });
  pdf.restore().opacity(1).fillColor('#000000');
}

function drawBody(pdf: Pdf, drawing: Drawing): void {
  pdf.font('bold').fontSize(22);
  lineOf(pdf, drawing.issuer, { align: 'center' });
  pdf.moveDown(0.2);
  lineOf(pdf, drawing.title, { align: 'center' });
  pdf.moveDown(0.5);
  pdf.font('regular').fontSize(12).fillColor(GREY);
  lineOf(pdf, drawing.number, { align: 'right' });
  pdf.fillColor('#000000').moveDown(1).fontSize(14);
  lineOf(pdf, `${drawing.addressee}：`, { lineGap: 7 });
  for (const paragraph of drawing.paragraphs) lineOf(pdf, paragraph, { indent: 28, lineGap: 7, paragraphGap: 3 });
  const needed = 150;
  if (pdf.y + needed > A4.height - MARGIN.bottom) pdf.addPage();
  pdf.moveDown(2.2);
  const { y } = pdf;
  lineOf(pdf, drawing.issuer, { align: 'right', lineGap: 7 });
  lineOf(pdf, drawing.date, { align: 'right' });
  const after = pdf.y;
  drawSeal(pdf, drawing.issuer, drawing.testSeal, A4.width - MARGIN.right - 66, y + 18);
  pdf.x = MARGIN.left;
  pdf.y = Math.max(after, y + 78);
}

function drawFoot(pdf: Pdf, drawing: Drawing): void {
  const size = 76;
  const top = A4.height - MARGIN.bottom - size - 8;
  if (pdf.y > top) pdf.addPage();
  drawQr(pdf, drawing.url, MARGIN.left, top, size);
  pdf.font('regular').fontSize(8).fillColor(GREY);
  const lines = [`验证码：${drawing.code}`, `核验网址：${drawing.url}`, `内容摘要（SHA-256）：${drawing.sha256}`, drawing.note ?? ''];
  pdf.x = MARGIN.left + size + 12;
  pdf.y = top + 2;
  pdf.page.margins.bottom = 0; // small print never opens another page
  for (const line of lines) pdf.text(legible(pdf, line, UNBROKEN_SMALL), { width: WIDTH - size - 12, features: [], lineGap: 2.5 });
}

function numberPages(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange();
  if (count === 1) return;
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(start + page);
    pdf.page.margins.bottom = 0; // or a line this low would open another page
    pdf.font('regular').fontSize(8).fillColor(GREY);
    const at = { width: WIDTH, align: 'center' as const, features: [], lineBreak: false };
    pdf.text(`第 ${page + 1} 页，共 ${count} 页`, MARGIN.left, A4.height - 40, at);
  }
}

/** The same drawing gives the same bytes: no clock and no chance takes part. */
export async function draw(drawing: Drawing): Promise<Buffer> {
  const at = new Date(drawing.fixedAt);
  const pdf = new PDFDocument({
    size: 'A4',
    margins: MARGIN,
    bufferPages: true,
    info: { Title: drawing.title, Author: drawing.issuer, Subject: drawing.number, CreationDate: at, ModDate: at },
    lang: 'zh-CN',
    displayTitle: true,
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done, failed) => {
    pdf.on('end', done);
    pdf.on('error', failed);
  });
  pdf.registerFont('regular', regular);
  pdf.registerFont('bold', bold);
  drawBody(pdf, drawing);
  drawFoot(pdf, drawing);
  numberPages(pdf);
  for (const { name, type, text, description } of drawing.attachments) {
    pdf.file(Buffer.from(text), { name, type, description, creationDate: at, modifiedDate: at });
  }
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

parentPort?.on('message', ({ id, drawing }: { id: number; drawing: Drawing }) => {
  draw(drawing).then(
    (bytes) => parentPort!.postMessage({ id, bytes }),
    (error: unknown) => parentPort!.postMessage({ id, error: String(error) }),
  );
});
