import { LEAST_PASSWORD_LENGTH, type NewPasswordFault } from '../account/password-change.js';
import { escapeHtml, type Page } from '../oidc/pages.js';
import { field, form, layout, textsFor, type View } from './layout.js';

/** 首次登录改密页. Goes to the same address as the login and asks for the initial password again, so that no page carries it. */
export function changePasswordPage(view: View, login: string, fault?: NewPasswordFault): Page {
  const texts = textsFor(view);
  const fresh = `type="password" minlength="${LEAST_PASSWORD_LENGTH}" maxlength="256" autocomplete="new-password" required`;
  return layout(view, {
    title: texts.changeTitle,
    fault,
    body: `<p>${escapeHtml(texts.changeSay)}</p>
${form(view)}
${field({ name: 'login', label: texts.loginName, value: login, attributes: 'maxlength="64" autocomplete="username" readonly required' })}
${field({ name: 'password', label: texts.initial, attributes: 'type="password" maxlength="256" autocomplete="current-password" required autofocus' })}
${field({ name: 'newPassword', label: texts.newPassword, attributes: fresh })}
${field({ name: 'newPasswordAgain', label: texts.again, attributes: fresh })}
<button type="submit">${escapeHtml(texts.saveAndLogin)}</button></form>`,
  });
}
