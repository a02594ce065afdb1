import { maskMobile } from '@yiwang/standards';
import { escapeHtml, type Page } from '../oidc/pages.js';
import { addressOf, field, form, layout, textsFor, type View } from './layout.js';
import type { Fault } from './texts.js';

const CODE = 'inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" required autofocus';
const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

/** 手机号: where a code is to go. */
export function mobilePage(view: View, fault?: Fault, binding?: string): Page {
  const texts = textsFor(view);
  return layout(view, {
    title: texts.byCode,
    fault,
    body: `<p>${escapeHtml(binding === undefined ? texts.goOn(view.clientName) : texts.bindSay(binding))}</p>
${form(view, 'code')}
${field({ name: 'mobile', label: texts.mobile, attributes: 'type="tel" inputmode="numeric" pattern="1[0-9]{10}" maxlength="11" autocomplete="tel" required autofocus' })}
<button type="submit">${escapeHtml(texts.sendCode)}</button></form>`,
    links: [{ href: addressOf(view, 'login'), text: texts.byPassword }],
    shownBy: 'code',
  });
}

/** 验证码: the same page for a number that is registered and one that is not. */
export function codePage(view: View, { codeId, mobile }: { codeId: string; mobile: string }, fault?: Fault, binding?: string): Page {
  const texts = textsFor(view);
  return layout(view, {
    title: texts.byCode,
    fault,
    body: `${binding === undefined ? '' : `<p>${escapeHtml(texts.bindSay(binding))}</p>`}<div role="status">${escapeHtml(texts.codeSent)} ${escapeHtml(maskMobile(mobile))}</div>
${form(view, 'code/check')}${hidden('codeId', codeId)}${hidden('mobile', mobile)}
${field({ name: 'code', label: `${texts.code} (${texts.codeHint})`, attributes: CODE })}
<button type="submit">${escapeHtml(texts.login)}</button></form>
${form(view, 'code')}${hidden('mobile', mobile)}<button type="submit" class="plain">${escapeHtml(texts.resend)}</button></form>`,
    links: [{ href: addressOf(view, 'login'), text: texts.byPassword }],
    shownBy: 'code',
  });
}

/** What somebody agrees to, to be read in a window of its own: a login stays where it is. */
function documentsOf(view: View): string {
  const texts = textsFor(view);
  const links = (['terms', 'privacy'] as const).flatMap((name) => {
    const href = view.documents[name];
    return href === undefined ? [] : [`<a href="${escapeHtml(href)}" target="_blank" rel="noopener">${escapeHtml(texts[name])}</a>`];
  });
  return links.length === 0 ? '' : `<p>${links.join(' ')}</p>`;
}

/** 注册页: for who has just shown that the number is his. */
export function registerPage(view: View, mobile: string, fault?: Fault): Page {
  const texts = textsFor(view);
  return layout(view, {
    title: texts.register,
    fault,
    body: `<p>${escapeHtml(texts.registerSay(maskMobile(mobile)))}</p>
${documentsOf(view)}${form(view, 'register')}
<label class="check"><input type="checkbox" name="agree" value="yes" required> ${escapeHtml(texts.registerAgree)}</label>
<button type="submit">${escapeHtml(texts.registerGo)}</button></form>`,
    links: [{ href: addressOf(view, 'login'), text: texts.byPassword }],
    shownBy: 'register',
  });
}

/** 第二重验证 by a code to the user's own number, which the page knows masked only. */
export function ownCodePage(view: View, mobileMasked: string, codeId?: string, fault?: Fault): Page {
  const texts = textsFor(view);
  const ask = `${form(view, 'own-code')}<button type="submit"${codeId === undefined ? '' : ' class="plain"'}>${escapeHtml(codeId === undefined ? texts.sendCode : texts.resend)}</button></form>`;
  const check =
    codeId === undefined
      ? ''
      : `<div role="status">${escapeHtml(texts.codeSent)}</div>${form(view, 'own-code/check')}${hidden('codeId', codeId)}
${field({ name: 'code', label: `${texts.code} (${texts.codeHint})`, attributes: CODE })}
<button type="submit">${escapeHtml(texts.next)}</button></form>`;
  return layout(view, {
    title: texts.secondFactor,
    fault,
    body: `<p>${escapeHtml(texts.smsSay(mobileMasked))}</p>${check}${ask}`,
  });
}
