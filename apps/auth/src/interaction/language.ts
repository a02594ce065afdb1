import type { IncomingMessage } from 'node:http';
import { languageOf, type Language } from '@yiwang/http-api';

export const LANGUAGE_COOKIE = 'yw_lang';
const CHOSEN = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(zh|en)(?:;|$)`);

export const isLanguage = (text: unknown): text is Language => text === 'zh' || text === 'en';

/** What the reader chose by a link; before that what his browser says. */
export function pageLanguage({ headers }: Pick<IncomingMessage, 'headers'>): Language {
  const chosen = CHOSEN.exec(headers.cookie ?? '')?.[1];
  return isLanguage(chosen) ? chosen : languageOf(headers['accept-language']);
}

/** For a year, and for our pages only; it says nothing about who reads. */
export const languageCookie = (language: Language, secure: boolean): string =>
  `${LANGUAGE_COOKIE}=${language}; Path=/oidc; Max-Age=31536000; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
