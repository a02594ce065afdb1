import { createHash } from 'node:crypto';
import { hoursText } from '../../service-point/domain/opening-hours.js';
import type { Guide, GuideSection, GuideText } from './guide.js';
import { anchor, escapeHtml, lines, markdownToHtml } from './html.js';

const STYLE = `
body{margin:0 auto;max-width:60rem;padding:1rem;color:#1d2433;background:#fff;font:1rem/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin-top:2rem;border-bottom:2px solid #1758c7}
a{color:#0b4bb3}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;margin:0}
dt,dd{margin:0;padding:.3rem .5rem;border-bottom:1px solid #d5dae5}dt{font-weight:600}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}caption{position:absolute;left:-99rem}
th,td{border:1px solid #8a94a8;padding:.4rem .6rem;text-align:left;vertical-align:top}th{background:#eef2f9}
td p{margin:0 0 .3rem}
.state{padding:.6rem;border:2px solid #9c1c10}
@media print{@page{margin:15mm}body{max-width:none;padding:0;font-size:10.5pt}.skip,nav{display:none}
h2,tr{break-after:avoid;break-inside:avoid}a{color:inherit}a[href^="http"]::after{content:" (" attr(href) ")";overflow-wrap:anywhere}
.wide{overflow:visible}}`;

/** No script, no picture, no frame and no form: the one style by its hash. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const STATES: Partial<Record<Guide['status'], string>> = {
  suspended: '该事项已暂停办理。',
  cancelled: '该事项已取消，不再受理新的申请。',
  superseded: '这是该事项的旧版本，仅供查阅。',
};

/**
 * 办事指南 as a page to read and to print. Everything of the item is escaped. The policy stands in the page as well as in its header, so
 * that a copy somebody saved or cached keeps it.
 */
export function guidePage(guide: Guide): string {
  const sections = guide.sections.map((section) => ({ section, id: `s-${section.key}` }));
  const state = STATES[guide.status];
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(PAGE_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(guide.name)} - 办事指南</title><style>${STYLE}</style></head>
<body><a class="skip" href="#content">跳到正文</a>
<header><h1>${escapeHtml(guide.name)}</h1><p>${escapeHtml(guide.department)}</p></header>
<nav aria-label="目录"><ul>${sections.map(({ section, id }) => `<li><a href="#${id}">${escapeHtml(section.title)}</a></li>`).join('')}</ul></nav>
<main id="content">${state === undefined ? '' : `<p class="state" role="note">${state}</p>`}
${sections.map(({ section, id }) => `<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${escapeHtml(section.title)}</h2>\n${bodyOf(section)}</section>`).join('\n')}
${pointsOf(guide)}</main>
<footer><p>实施编码 ${escapeHtml(guide.itemCode)}，第${guide.version}版。</p></footer>
</body></html>`;
}

const told = ({ text, href }: GuideText): string => (href === undefined ? lines(text) : anchor(text, href));

function bodyOf(section: GuideSection): string {
  switch (section.kind) {
    case 'facts':
      return `<dl>${section.facts.map((fact) => `<dt>${escapeHtml(fact.label)}</dt><dd>${told(fact)}</dd>`).join('')}</dl>`;
    case 'list':
      return `<ol>${section.entries.map((entry) => `<li>${lines(entry)}</li>`).join('')}</ol>`;
    case 'table':
      return tableOf(
        section.title,
        section.columns,
        section.rows.map((row) => row.map((cell) => cell.map(told))),
      );
    case 'questions':
      return section.questions.map(({ question, answer }) => `<h3>${escapeHtml(question)}</h3><p>${lines(answer)}</p>`).join('\n');
    case 'text':
      return markdownToHtml(section.text);
  }
}

/** Cells are escaped already. The first cell of a row is its heading. */
function tableOf(caption: string, columns: readonly string[], rows: readonly (readonly (readonly string[])[])[]): string {
  const cell = (texts: readonly string[], i: number): string => {
    const inside = texts.length > 1 ? texts.map((text) => `<p>${text}</p>`).join('') : (texts[0] ?? '');
    return i === 0 ? `<th scope="row">${inside}</th>` : `<td>${inside}</td>`;
  };
  return `<div class="wide" role="region" aria-label="${escapeHtml(caption)}" tabindex="0"><table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody></table></div>`;
}

function pointsOf({ servicePoints }: Guide): string {
  if (servicePoints.length === 0) return '';
  const rows = servicePoints.map(({ name, address, phone, hours }) => [
    [escapeHtml(name)],
    [escapeHtml(address)],
    [lines(hoursText(hours))],
    [escapeHtml(phone ?? '')],
  ]);
  return `<section id="s-points" aria-labelledby="s-points-h"><h2 id="s-points-h">服务网点</h2>
${tableOf('服务网点', ['名称', '地址', '办理时间', '电话'], rows)}</section>`;
}
