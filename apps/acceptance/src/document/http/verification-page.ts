import { createHash } from 'node:crypto';
import { dateInWords } from '../domain/document-values.js';
import { printedCode } from '../domain/verification-code.js';
import type { Confirmation } from './document.schema.js';

/** Hashes a chosen file here and asks for its hash; the file stays where it is. */
const SCRIPT = `
const input = document.querySelector('input[type=file]');
input?.addEventListener('change', async () => {
  const file = input.files[0];
  if (!file) return;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  location.search = '?sha256=' + hex;
});
`;
const STYLE = `
body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.4rem}dl{display:grid;grid-template-columns:8rem 1fr;gap:.3rem .8rem}dt{color:#666}dd{margin:0;overflow-wrap:anywhere}
.valid{color:#0a7d32}.revoked,.damaged,.unknown{color:#b00020}p.state{font-size:1.2rem;font-weight:600}
`;
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded, framed or sent anywhere. */
export const PAGE_POLICY = `default-src 'none'; script-src ${hashOf(SCRIPT)}; style-src ${hashOf(STYLE)}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const STATES = {
  valid: '该文书真实有效',
  revoked: '该文书真实，但已被撤销，不再有效',
  damaged: '该文书的存储内容未通过校验，不能确认',
} as const satisfies Record<Confirmation['status'], string>;
const SEALS = { sm2: 'SM2 电子签章', rsa: 'RSA 电子签章' } as const;

const rowOf = ([term, value]: [string, string | null | undefined]): string =>
  value === null || value === undefined ? '' : `<dt>${escape(term)}</dt><dd>${escape(value)}</dd>`;

function hashInWords({ hash }: Confirmation): string {
  if (hash === null) return '';
  const words =
    hash.of === 'file' ? '所选文件与发出的文书一致' : hash.of === 'text' ? '摘要与文书内容一致' : '不一致：文件或摘要与文书不符';
  return `<p class="state ${hash.confirmed ? 'valid' : 'damaged'}">${words}</p>`;
}

const found = (confirmation: Confirmation): string => {
  const { status, seal, applicant } = confirmation;
  const rows: [string, string | null | undefined][] = [
    ['文书名称', confirmation.title],
    ['文号', confirmation.number],
    ['验证码', printedCode(confirmation.code)],
    ['办件编号', confirmation.caseNo],
    ['事项名称', confirmation.itemName],
    ['申请人', applicant?.name],
    ['落款机关', confirmation.issuer.name],
    ['成文日期', dateInWords(new Date(confirmation.at))],
    ['撤销日期', confirmation.revokedAt && dateInWords(new Date(confirmation.revokedAt))],
    ['签章', `${SEALS[seal.algorithm]}${seal.valid ? '有效' : '无效'}${seal.test ? '（测试印章，不具法律效力）' : ''}`],
  ];
  return `<p class="state ${status}">${STATES[status]}</p>${hashInWords(confirmation)}<dl>${rows.map(rowOf).join('')}</dl>
<h2>核对文件</h2><p>选择收到的 PDF 文件，核对其是否被改动；文件在本机计算摘要，不会上传。</p><input type="file" accept="application/pdf">
<form method="get"><p><label>或者输入 SHA-256 摘要 <input name="sha256" size="40" pattern="[0-9A-Fa-f]{64}" required></label>
<button>核对</button></p></form>`;
};

/** 核验页面. */
export function verificationPage(confirmation: Confirmation | undefined): string {
  const body = confirmation ? found(confirmation) : '<p class="state unknown">查不到该验证码对应的文书，请核对验证码。</p>';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>文书核验</title><style>${STYLE}</style></head><body><h1>统一受理平台 · 文书核验</h1>
${body}<script>${SCRIPT}</script></body></html>`;
}
