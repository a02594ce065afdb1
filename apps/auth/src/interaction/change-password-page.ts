import type { Interaction } from 'oidc-provider';
import { LEAST_PASSWORD_LENGTH, type NewPasswordFault } from '../account/password-change.js';
import { escapeHtml, formTargets, page, type Page } from '../oidc/pages.js';

const MESSAGES: Record<NewPasswordFault, string> = {
  different: '两次输入的新密码不一致。',
  short: `新密码至少${LEAST_PASSWORD_LENGTH}个字符，最多256个字符。`,
  same: '新密码不能与初始密码相同。',
};

interface ChangeForm {
  interaction: Interaction;
  csrf: string;
  login: string;
  fault?: NewPasswordFault;
}

/** 首次登录改密页. Goes to the same address as the login and asks for the initial password again, so that no page carries it. */
export function changePasswordPage({ interaction, csrf, login, fault }: ChangeForm): Page {
  const alert = fault === undefined ? '' : `<div role="alert">${MESSAGES[fault]}</div>`;
  return page(
    '修改初始密码 · 一网政务服务',
    `<h1>修改初始密码</h1><p>首次登录或密码重置后，请设置只有您本人知道的密码。</p>${alert}
<form method="post" action="/oidc/interaction/${encodeURIComponent(interaction.uid)}" autocomplete="on">
<input type="hidden" name="csrf" value="${escapeHtml(csrf)}">
<label for="login">登录名</label>
<input id="login" name="login" value="${escapeHtml(login)}" maxlength="64" autocomplete="username" readonly required>
<label for="password">初始密码</label>
<input id="password" name="password" type="password" maxlength="256" autocomplete="current-password" required autofocus>
<label for="newPassword">新密码</label>
<input id="newPassword" name="newPassword" type="password" minlength="${LEAST_PASSWORD_LENGTH}" maxlength="256" autocomplete="new-password" required>
<label for="newPasswordAgain">再次输入新密码</label>
<input id="newPasswordAgain" name="newPasswordAgain" type="password" maxlength="256" autocomplete="new-password" required>
<button type="submit">保存并登录</button></form>`,
    formTargets(interaction.params.redirect_uri),
  );
}
