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
  over: '您的登录已结束。',
  other: '此浏览器已以另一身份登录。继续后，该身份将退出登录。',
  goOn: '继续',
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
  over: 'Your login is over.',
  other: 'Somebody is logged in here in another identity. If you go on, that one is logged out.',
  goOn: 'Go on',
};

const readerOf = ({ req, oidc }: KoaContextWithOIDC): { language: Language; texts: typeof zh } => {
  const language = pageLanguage(req, oidc?.params?.['ui_locales']);
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

/**
 * In place of the provider's own form that sends itself by a script: who logs out when his login is over already, and who logs in as somebody
 * else in another window (切换身份), goes on by a button.
 */
export async function withoutScript(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  if (!isSentByScript(ctx.body)) return;
  const { route, session, entities } = ctx.oidc;
  const onwards = [session?.state?.postLogoutRedirectUri, entities.Interaction?.params.redirect_uri].flatMap(formTargets);
  const { language, texts } = readerOf(ctx);
  const [title, say] = route === 'end_session' ? [texts.logout, texts.over] : [texts.leave, texts.other];
  const body = `<h1>${title}</h1><p>${say}</p>
<form method="post" action="${escapeHtml(ctx.oidc.urlFor('end_session_confirm'))}"><input type="hidden" name="xsrf" value="${escapeHtml(session?.state?.secret ?? '')}">
<input type="hidden" name="logout" value="yes"><button type="submit">${texts.goOn}</button></form>`;
  show(ctx, page(title, body, [...new Set(onwards)], language));
}

const isSentByScript = (body: unknown): boolean => typeof body === 'string' && body.includes('<script>') && body.includes('name="xsrf"');

export function postLogoutSuccessSource(ctx: KoaContextWithOIDC): void {
  const { language, texts } = readerOf(ctx);
  show(ctx, page(texts.out, `<h1>${texts.out}</h1><p role="status">${texts.outSay}</p>`, [], language));
}
