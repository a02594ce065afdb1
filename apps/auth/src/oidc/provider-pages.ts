import type { Language } from '@yiwang/http-api';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { pageLanguage } from '../interaction/language.js';
import { escapeHtml, formTargets, page, pageHeaders, type Page } from './pages.js';

const zh = {
  failed: '登录未能完成',
  retry: '请返回原网站重试。',
  logout: '退出登录',
  sure: '确定要退出一网政务服务吗？',
  leave: '退出',
  stay: '保持登录',
  out: '已退出登录',
  outSay: '您可以关闭此页面。',
};
const en: typeof zh = {
  failed: 'The login could not be completed',
  retry: 'Please go back to the site and try again.',
  logout: 'Log out',
  sure: 'Log out of Yiwang Government Services?',
  leave: 'Log out',
  stay: 'Stay logged in',
  out: 'Logged out',
  outSay: 'You are logged out and may close this page.',
};

const readerOf = ({ req }: KoaContextWithOIDC): { language: Language; texts: typeof zh } => {
  const language = pageLanguage(req);
  return { language, texts: { zh, en }[language] };
};

function show(ctx: KoaContextWithOIDC, { html, policy }: Page): void {
  for (const [name, value] of Object.entries(pageHeaders(policy))) ctx.set(name, value);
  ctx.body = html;
}

/** 出错页: the error's stable code and description, nothing internal. */
export function renderError(ctx: KoaContextWithOIDC, out: Record<string, unknown>): void {
  const { language, texts } = readerOf(ctx);
  const lines = ['error', 'error_description']
    .filter((key) => typeof out[key] === 'string')
    .map((key) => `<p lang="en">${escapeHtml(String(out[key]))}</p>`)
    .join('');
  show(ctx, page(texts.failed, `<h1>${texts.failed}</h1><p role="alert">${texts.retry}</p>${lines}`, [], language));
}

/** 退出确认页; `form` is the provider's own hidden form. */
export function logoutSource(ctx: KoaContextWithOIDC, form: string): void {
  const { language, texts } = readerOf(ctx);
  const body = `<h1>${texts.logout}</h1><p>${texts.sure}</p>${form}
<button type="submit" form="op.logoutForm" value="yes" name="logout">${texts.leave}</button>
<button type="submit" form="op.logoutForm" class="plain">${texts.stay}</button>`;
  // Checked by the provider against the client's registered addresses.
  show(ctx, page(texts.logout, body, formTargets(ctx.oidc.session?.state?.postLogoutRedirectUri), language));
}

export function postLogoutSuccessSource(ctx: KoaContextWithOIDC): void {
  const { language, texts } = readerOf(ctx);
  show(ctx, page(texts.out, `<h1>${texts.out}</h1><p role="status">${texts.outSay}</p>`, [], language));
}
