import { createHash } from 'node:crypto';
import type { ItemIdentity } from '../queries/read-identity.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

const STYLE = `
body{margin:0 auto;max-width:48rem;padding:1.5rem;color:#1d2433;background:#fff;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
table{width:100%;border-collapse:collapse}th,td{padding:.4rem .6rem;border:1px solid #8a93a6;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{width:12rem;font-weight:600;background:#f1f3f8}.code{font-family:ui-monospace,monospace}
@media print{body{padding:0}th{background:none}}`;

/** No script at all, and no style but this one. */
export const IDENTITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const STATUS: Readonly<Record<ItemIdentity['status'] | 'planned' | 'active', string>> = {
  published: '在用',
  suspended: '暂停',
  cancelled: '取消',
  planned: '待生效',
  active: '在用',
};

type Line = readonly [term: string, value: string | null, isCode?: boolean];

const table = (caption: string, lines: readonly Line[]): string => {
  const rows = lines.filter(([, value]) => value !== null && value !== '');
  if (rows.length === 0) return '';
  const cells = rows.map(
    ([term, value, isCode]) => `<tr><th scope="row">${escaped(term)}</th><td${isCode ? ' class="code"' : ''}>${escaped(value!)}</td></tr>`,
  );
  return `<section><h2>${escaped(caption)}</h2><table>${cells.join('')}</table></section>`;
};

/** Dates of the office, not of Greenwich. */
const day = (at: string | null): string | null =>
  at === null
    ? null
    : new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(new Date(at));

/** 身份证页 — to read and to print; every text is escaped. */
export function identityPage(id: ItemIdentity): string {
  const { catalogue, directoryEntry: entry } = id;
  const body = [
    table('事项', [
      ['状态', STATUS[id.status]],
      ['版本', String(id.version)],
      ['生效', day(id.validity.from)],
      ['终止', day(id.validity.to)],
      ['实施主体', id.body.name],
      ['统一社会信用代码', id.body.orgCode, true],
      ['行政区划', id.body.regionCode, true],
      ['行使层级', `${id.exerciseLevel.code} ${id.exerciseLevel.name}`],
      ['赋码时间', day(id.issuedAt)],
    ]),
    table('编码', [
      ['基本编码', catalogue.code, true],
      ['实施编码', id.taskCode, true],
      ['业务办理项编码', id.handlingSerial === null ? null : id.itemCode, true],
      ['地方基本编码', catalogue.localCode, true],
      ...id.localCodes.map(({ scheme, code }): Line => [`地方编码（${scheme}）`, code, true]),
    ]),
    table('基本编码构成', [
      ['省级行政区划', catalogue.province === '00' ? '00 国家' : catalogue.province],
      ['事项类型', `${catalogue.category.code} ${catalogue.category.name}`],
      ['主项', catalogue.mainItem, true],
      ['子项', catalogue.subItem === '000' ? '000 无子项' : catalogue.subItem, true],
    ]),
    entry &&
      table('基本目录', [
        ['条目名称', entry.name],
        ['条目状态', STATUS[entry.status]],
        ['条目版本', entry.version === null ? null : String(entry.version)],
      ]),
    table(
      '业务办理项',
      id.handlingItems.map(({ itemCode, name, status }): Line => [`${name}（${STATUS[status]}）`, itemCode, true]),
    ),
  ];
  const name = escaped(id.name);
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} 身份证</title><style>${STYLE}</style></head>
<body><main><h1>权力事项身份证：${name}</h1>${body.filter(Boolean).join('')}</main></body></html>`;
}
