import qrcode from 'qrcode-generator';
import { escapeHtml, type Page } from '../oidc/pages.js';
import { field, form, layout, textsFor, type View } from './layout.js';
import type { Fault } from './texts.js';

/** 动态口令页. */
export function totpPage(view: View, fault?: Fault): Page {
  const texts = textsFor(view);
  return layout(view, {
    title: texts.secondFactor,
    fault,
    body: `<p>${escapeHtml(texts.totpSay)}</p>
${form(view, 'second-factor')}
${field({ name: 'code', label: texts.totp, attributes: 'maxlength="20" autocomplete="one-time-code" autocapitalize="none" required autofocus' })}
<button type="submit">${escapeHtml(texts.next)}</button></form>`,
  });
}

/** As an inline SVG of one path: the page's policy lets nothing be loaded, not even `data:`. */
export function qrSvg(text: string, label: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const cells = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)] as const);
  const path = cells.filter(([x, y]) => code.isDark(y, x)).map(([x, y]) => `M${x + 4} ${y + 4}h1v1h-1z`);
  return `<svg viewBox="0 0 ${size + 8} ${size + 8}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size + 8}v${size + 8}H0z"/><path d="${path.join('')}"/></svg>`;
}

interface EnrolForm {
  uri: string;
  secret: string;
  /** A post demands it; otherwise what is about to be done. */
  demanded: boolean;
  fault?: Fault | undefined;
}

/** 绑定动态口令页. Shown again it shows the same secret. */
export function enrolPage(view: View, { uri, secret, demanded, fault }: EnrolForm): Page {
  const texts = textsFor(view);
  return layout(view, {
    title: texts.enrol,
    fault,
    body: `<p>${escapeHtml(demanded ? texts.enrolSay : texts.enrolAsked)}</p>${qrSvg(uri, texts.qr)}
<p>${escapeHtml(texts.secret)}: <code>${escapeHtml(secret.replace(/(.{4})(?=.)/g, '$1 '))}</code></p>
${form(view, 'enrolment')}
${field({ name: 'code', label: texts.code, attributes: 'inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" required' })}
<button type="submit">${escapeHtml(texts.next)}</button></form>`,
  });
}

/** 恢复码页: the only time they are shown. */
export function recoveryCodesPage(view: View, codes: readonly string[]): Page {
  const texts = textsFor(view);
  return layout(view, {
    title: texts.recovery,
    shownBy: null,
    body: `<p>${escapeHtml(texts.recoverySay)}</p><ol class="codes">${codes.map((code) => `<li>${escapeHtml(code)}</li>`).join('')}</ol>
${form(view, 'go-on')}<button type="submit">${escapeHtml(texts.recoveryKept)}</button></form>`,
  });
}
