import type { Language } from '@yiwang/http-api';
import type { Interaction } from 'oidc-provider';
import { escapeHtml, formTargets, page, type Page } from '../oidc/pages.js';
import { textsOf, type Fault, type Texts } from './texts.js';

/** What every page of a login has at hand. */
export interface View {
  interaction: Interaction;
  csrf: string;
  language: Language;
  /** Of who asked for the login, as it was registered. */
  clientName: string;
  /** 用户协议、隐私政策: where they are read, if it is known. */
  documents: { terms?: string | undefined; privacy?: string | undefined };
  /** Registered addresses of who asked: a form's answer leads to one of them in the end. */
  addresses: readonly string[];
}

interface Frame {
  title: string;
  /** Already escaped. */
  body: string;
  fault?: Fault | undefined;
  /** Ways from here, below the page; a login may always be given up. */
  links?: { href: string; text: string }[];
  /** The step that shows this page when it is asked for, in the other language for instance; null: what it says is not said again. */
  shownBy?: string | null;
}

export const addressOf = ({ interaction }: { interaction: Pick<Interaction, 'uid'> }, step = ''): string =>
  `/oidc/interaction/${encodeURIComponent(interaction.uid)}${step && `/${step}`}`;

/** The opening of a form that posts to a step of this login. */
export const form = (view: View, step = ''): string =>
  `<form method="post" action="${addressOf(view, step)}"><input type="hidden" name="csrf" value="${escapeHtml(view.csrf)}">`;

export const textsFor = ({ language }: View): Texts => textsOf(language);

interface Field {
  name: string;
  label: string;
  /** Attributes as they stand in the page: constants of ours only. */
  attributes: string;
  value?: string;
}

export const field = ({ name, label, attributes, value }: Field): string =>
  `<label for="${name}">${escapeHtml(label)}</label>
<input id="${name}" name="${name}"${value === undefined ? '' : ` value="${escapeHtml(value)}"`} ${attributes}>`;

/** A page of the login, in the reader's language and with a link to the other. */
export function layout(view: View, { title, body, fault, links = [], shownBy = '' }: Frame): Page {
  const texts = textsFor(view);
  const alert = fault === undefined ? '' : `<div id="fault" role="alert">${escapeHtml(texts.faults[fault])}</div>`;
  // A page that was just loaded is read from its title, and then where the reader is put: nobody hears an alert that was there from the start.
  const told = fault === undefined ? body : body.replace(/<input id="\w+"/, (first) => `${first} aria-describedby="fault"`);
  const heading = fault === undefined ? title : `${texts.failed}: ${title}`;
  const other = view.language === 'zh' ? { code: 'en', name: 'English' } : { code: 'zh', name: '中文' };
  const inOther =
    shownBy === null
      ? ''
      : `<a href="${addressOf(view, shownBy)}?lang=${other.code}" lang="${other.code}" hreflang="${other.code}">${other.name}</a>`;
  const ways = links.map(({ href, text }) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`).join('');
  const cancel = `<form method="post" action="${addressOf(view, 'cancel')}"><input type="hidden" name="csrf" value="${escapeHtml(view.csrf)}"><button type="submit" class="plain">${escapeHtml(texts.cancel)}</button></form>`;
  return page(
    `${heading} · ${texts.site}`,
    `<h1>${escapeHtml(title)}</h1>${alert}${told}${cancel}
<nav>${ways}${inOther}</nav>`,
    [...new Set([view.interaction.params.redirect_uri, ...view.addresses].flatMap(formTargets))],
    view.language,
  );
}
