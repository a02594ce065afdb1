import { escapeHtml, type Page } from '../oidc/pages.js';
import type { AccountKind } from '../account/account-kind.js';
import { CONTINUE_PATH } from '../ticket/site/site-login.js';
import { addressOf, form, layout, textsFor, type View } from './layout.js';
import type { Fault } from './texts.js';

/** 身份 as its owner recognises it. */
export interface Identity {
  accountId: string;
  kind: AccountKind;
  /** The enterprise or public body; for the person himself his name, masked. */
  name: string;
}

interface ChoiceForm {
  identities: readonly Identity[];
  present: string | undefined;
  fault?: Fault | undefined;
}

/** 选择身份页: who somebody acts for is always his own choice. */
export function choicePage(view: View, { identities, present, fault }: ChoiceForm): Page {
  const texts = textsFor(view);
  const choices = identities.map(({ accountId, kind, name }, at) => {
    const checked = accountId === present || (present === undefined && at === 0) ? ' checked' : '';
    const note = accountId === present ? ` (${escapeHtml(texts.current)})` : '';
    return `<label><input type="radio" name="account" value="${accountId}" required${checked}> <span>${escapeHtml(texts.kind[kind])}: ${escapeHtml(name)}${note}</span></label>`;
  });
  return layout(view, {
    title: texts.choose,
    fault,
    body: `${form(view, 'identity')}<fieldset><legend>${escapeHtml(texts.chooseSay)}</legend>${choices.join('')}</fieldset>
<button type="submit">${escapeHtml(texts.next)}</button></form>`,
    links: [{ href: addressOf(view, 'login'), text: texts.otherUser }],
  });
}

/** A department's site reads more of who comes than an application does. */
const isSite = ({ interaction }: View): boolean => URL.parse(interaction.params.redirect_uri ?? '')?.pathname === CONTINUE_PATH;

/** 授权确认页, of an application that is not the platform's. */
export function consentPage(view: View): Page {
  const texts = textsFor(view);
  const told = isSite(view) ? texts.toldSite : texts.told;
  return layout(view, {
    title: texts.consent,
    body: `<p>${escapeHtml(texts.consentSay(view.clientName))}</p><ul>${told.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>
${form(view, 'consent')}<button type="submit" name="decision" value="agree">${escapeHtml(texts.agree)}</button>
<button type="submit" name="decision" value="refuse" class="plain">${escapeHtml(texts.refuse)}</button></form>`,
  });
}
