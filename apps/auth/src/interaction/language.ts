import type { IncomingMessage } from 'node:http';
import { languageOf, type Language } from '@yiwang/http-api';

export const LANGUAGE_COOKIE = 'yw_lang';
const CHOSEN = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(zh|en)(?:;|$)`);

export const isLanguage = (text: unknown): text is Language => text === 'zh' || text === 'en';

/** What the reader chose by a link; before that what the site that sent him asks for (`ui_locales`), or what his browser says. */
export function pageLanguage({ headers }: Pick<IncomingMessage, 'headers'>, wished?: unknown): Language {
  const chosen = CHOSEN.exec(headers.cookie ?? '')?.[1];
  if (isLanguage(chosen)) return chosen;
  const known = typeof wished === 'string' ? wished.split(' ').map((tag) => tag.toLowerCase().split('-')[0]) : [];
  return known.find(isLanguage) ?? languageOf(headers['accept-language']);
}

/** For a year, and for our pages only; it says nothing about who reads. */
export const languageCookie = (language: Language, secure: boolean): string =>
  `${LANGUAGE_COOKIE}=${language}; Path=/oidc; Max-Age=31536000; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
