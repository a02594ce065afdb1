import type { Interaction } from 'oidc-provider';
import { escapeHtml, formTargets, page, type Page } from '../oidc/pages.js';

const MESSAGES = {
  wrong: '登录名或密码不正确。',
  locked: '密码多次输入错误，登录已暂停，请15分钟后再试。',
  form: '页面已失效，请重新登录。',
};
export type LoginMessage = keyof typeof MESSAGES;

interface LoginForm {
  interaction: Interaction;
  clientName: string;
  csrf: string;
  login?: string;
  message?: LoginMessage;
}

/** 登录页. Works without a script. */
export function loginPage({ interaction, clientName, csrf, login, message }: LoginForm): Page {
  const alert = message === undefined ? '' : `<div role="alert">${MESSAGES[message]}</div>`;
  const value = escapeHtml(login ?? interaction.params.login_hint ?? '');
  return page(
    '登录 · 一网政务服务',
    `<h1>一网政务服务</h1><p>登录后继续访问 ${escapeHtml(clientName)}</p>${alert}
<form method="post" action="/oidc/interaction/${encodeURIComponent(interaction.uid)}" autocomplete="on">
<input type="hidden" name="csrf" value="${escapeHtml(csrf)}">
<label for="login">登录名</label>
<input id="login" name="login" value="${value}" maxlength="64" autocomplete="username" required autofocus>
<label for="password">密码</label>
<input id="password" name="password" type="password" maxlength="256" autocomplete="current-password" required>
<button type="submit">登录</button></form>`,
    formTargets(interaction.params.redirect_uri),
  );
}
