import { escapeHtml, type Page } from '../oidc/pages.js';
import { addressOf, field, form, layout, textsFor, type View } from './layout.js';
import type { Fault } from './texts.js';

export interface UpstreamLink {
  name: string;
  label: string;
}

interface LoginForm {
  login?: string;
  fault?: Fault | undefined;
  upstreams: readonly UpstreamLink[];
  /** 上级账号: whose first login here this is, by the name that its readers know it by. */
  binding?: string | undefined;
}

/** 登录页. Works without a script. */
export function loginPage(view: View, { login, fault, upstreams, binding }: LoginForm): Page {
  const texts = textsFor(view);
  const others = upstreams.map(
    ({ name, label }) => `<li><a href="${addressOf(view, `upstream/${encodeURIComponent(name)}`)}">${escapeHtml(label)}</a></li>`,
  );
  const list = others.length === 0 || binding !== undefined ? '' : `<h2>${escapeHtml(texts.upstream)}</h2><ul>${others.join('')}</ul>`;
  return layout(view, {
    title: texts.login,
    fault,
    body: `<p>${escapeHtml(binding === undefined ? texts.goOn(view.clientName) : texts.bindSay(binding))}</p>
${form(view)}
${field({ name: 'login', label: texts.loginName, value: login ?? view.interaction.params.login_hint ?? '', attributes: 'maxlength="64" autocomplete="username" autocapitalize="none" required autofocus' })}
${field({ name: 'password', label: texts.password, attributes: 'type="password" maxlength="256" autocomplete="current-password" required' })}
<button type="submit">${escapeHtml(texts.login)}</button></form>${list}`,
    links: [{ href: addressOf(view, 'code'), text: texts.byCode }],
    shownBy: 'login',
  });
}
