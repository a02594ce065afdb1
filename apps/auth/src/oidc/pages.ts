import { randomBytes } from 'node:crypto';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

const STYLE = `
body{margin:0;background:#f3f5f9;color:#1d2433;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:22rem;margin:10vh auto;padding:2rem;background:#fff;border-radius:.5rem;box-shadow:0 1px 4px #0002}
h1{margin:0 0 .25rem;font-size:1.3rem}p{margin:.25rem 0 1rem;color:#58617a}
label{display:block;margin:.75rem 0 .25rem}
input{width:100%;box-sizing:border-box;padding:.6rem;border:1px solid #b8c0d0;border-radius:.25rem;font:inherit}
button{width:100%;margin-top:1.25rem;padding:.7rem;border:0;border-radius:.25rem;background:#1758c7;color:#fff;font:inherit;cursor:pointer}
button.plain{background:#e6eaf3;color:#1d2433}
[role=alert]{padding:.6rem;border-radius:.25rem;background:#fdecea;color:#9c1c10}`;

export interface Page {
  html: string;
  /** Content-Security-Policy that fits this page: no script at all, one style by nonce. */
  policy: string;
}

/** What the form of a page may lead to on the way to an address of a client: its origin, or its scheme for an app. */
export function formTargets(address: string | undefined): string[] {
  const url = address === undefined ? null : URL.parse(address);
  if (!url) return [];
  return [url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : url.protocol];
}

/**
 * A whole page around a body that is already escaped. `targets`: where a form's answer may lead, for browsers apply form-action to
 * the redirects that follow, too.
 */
export function page(title: string, body: string, targets: string[] = []): Page {
  const nonce = randomBytes(16).toString('base64');
  return {
    html: `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main>${body}</main></body></html>`,
    policy: [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      ["form-action 'self'", ...targets].join(' '),
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

/** Headers that every page of ours carries. */
export const pageHeaders = (policy: string): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
});
