import type { KoaContextWithOIDC } from 'oidc-provider';
import { escapeHtml, formTargets, page, pageHeaders, type Page } from './pages.js';

function show(ctx: KoaContextWithOIDC, { html, policy }: Page): void {
  for (const [name, value] of Object.entries(pageHeaders(policy))) ctx.set(name, value);
  ctx.body = html;
}

/** 出错页: the error's stable code and description, nothing internal. */
export function renderError(ctx: KoaContextWithOIDC, out: Record<string, unknown>): void {
  const lines = ['error', 'error_description']
    .filter((key) => typeof out[key] === 'string')
    .map((key) => `<p>${escapeHtml(String(out[key]))}</p>`)
    .join('');
  show(ctx, page('登录未能完成', `<h1>登录未能完成</h1><p>请返回原网站重试。</p>${lines}`));
}

/** 退出确认页; `form` is the provider's own hidden form. */
export function logoutSource(ctx: KoaContextWithOIDC, form: string): void {
  const body = `<h1>退出登录</h1><p>确定要退出一网政务服务吗？</p>${form}
<button type="submit" form="op.logoutForm" value="yes" name="logout">退出</button>
<button type="submit" form="op.logoutForm" class="plain">保持登录</button>`;
  // Checked by the provider against the client's registered addresses.
  show(ctx, page('退出登录', body, formTargets(ctx.oidc.session?.state?.postLogoutRedirectUri)));
}

export function postLogoutSuccessSource(ctx: KoaContextWithOIDC): void {
  show(ctx, page('已退出', '<h1>已退出登录</h1><p>您可以关闭此页面。</p>'));
}
