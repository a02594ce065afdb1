import { page, pageHeaders } from '../../oidc/pages.js';
import type { Audience } from './sites.js';

/** `unknown`: nothing that a registered site sends; `over`: too late or for the second time; a kind: nobody of that kind to act as; `outside`: nothing to do there. */
export type SiteMessage = 'unknown' | 'over' | 'outside' | Audience;

const MESSAGES: Readonly<Record<SiteMessage, { status: number; zh: string; en: string }>> = {
  unknown: { status: 400, zh: '登录请求不正确，请返回原网站重试。', en: 'This login request is not valid. Please go back to the site.' },
  over: { status: 400, zh: '登录已过期，请返回原网站重新登录。', en: 'This login is over. Please go back to the site and log in again.' },
  person: { status: 403, zh: '该网站需要个人身份登录。', en: 'This site lets people in as themselves.' },
  legalPerson: { status: 403, zh: '该网站需要法人身份登录。', en: 'This site lets people in who act for an organisation.' },
  outside: {
    status: 403,
    zh: '您的授权不包括该网站所属部门的事项。',
    en: 'Your authorisation covers nothing of the department whose site this is.',
  },
};

/** What somebody sees whom a site sent and who cannot go on. */
export function sitePage(message: SiteMessage): { status: number; headers: Record<string, string>; html: string } {
  const { status, zh, en } = MESSAGES[message];
  const body = `<h1>登录未能完成</h1><div role="alert"><p>${zh}</p><p lang="en">${en}</p></div>`;
  const { html, policy } = page('登录未能完成', body);
  return { status, headers: pageHeaders(policy), html };
}
