import { randomBytes } from 'node:crypto';
import type { Language } from '@yiwang/http-api';

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
button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
a{color:#1758c7}nav{margin-top:1.5rem;display:flex;gap:1rem;flex-wrap:wrap;font-size:.9rem}
fieldset{margin:.75rem 0;padding:.5rem .75rem;border:1px solid #b8c0d0;border-radius:.25rem}
fieldset label,label.check{display:flex;gap:.5rem;align-items:baseline;margin:.5rem 0}
input[type=radio],input[type=checkbox]{width:auto}
ol.codes{columns:2;padding-left:1.5rem;font-family:ui-monospace,monospace}
svg{display:block;width:12rem;height:12rem;margin:1rem auto}
[role=status]{padding:.6rem;border-radius:.25rem;background:#e8f3ec;color:#14532d}
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
export function page(title: string, body: string, targets: string[] = [], language: Language = 'zh'): Page {
  const nonce = randomBytes(16).toString('base64');
  return {
    html: `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
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
