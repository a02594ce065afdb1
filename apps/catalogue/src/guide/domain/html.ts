const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

/** Escaped, with its line breaks. */
export const lines = (text: string): string => escapeHtml(text).replace(/\r?\n/g, '<br>');

/** Only what a browser opens as a page becomes a link; anything else (`javascript:` too) is shown as text. */
export const anchor = (text: string, href: string): string =>
  /^https?:\/\//i.test(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${escapeHtml(text)}</a>` : escapeHtml(text);

/**
 * The little of Markdown that guides use: headings, lists, paragraphs and addresses in angle brackets. Everything else is text, HTML
 * too. Headings stand below the page's own, whatever level the author took.
 */
export function markdownToHtml(markdown: string): string {
  const out: string[] = [];
  let items: string[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    if (items.length > 0) out.push(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`);
    if (paragraph.length > 0) out.push(`<p>${paragraph.join('<br>')}</p>`);
    items = [];
    paragraph = [];
  };
  // At everything that ends a line for a pattern too: one inside a line would make the patterns below try every way to cut its spaces.
  for (const line of markdown.split(/\r\n?|[\n\u2028\u2029]/)) {
    const heading = /^#{1,6}\s+(.+)$/.exec(line);
    const item = /^\s*(?:[-*+]|\d+[.)])\s+(.+)$/.exec(line);
    if (heading) {
      close();
      out.push(`<h3>${inline(heading[1]!)}</h3>`);
    } else if (item) {
      if (paragraph.length > 0) close();
      items.push(inline(item[1]!));
    } else if (line.trim() === '') {
      close();
    } else {
      if (items.length > 0) close();
      paragraph.push(inline(line.trim()));
    }
  }
  close();
  return out.join('\n');
}

/** Text with `**strong**` and `<https://…>`. Split first and escaped piece by piece, so that nothing is escaped twice or not at all. */
function inline(text: string): string {
  return text
    .split(/(<https?:\/\/[^\s<>]+>|\*\*[^*]+\*\*)/)
    .map((part) => {
      if (part.startsWith('<http') && part.endsWith('>')) return anchor(part.slice(1, -1), part.slice(1, -1));
      if (part.length > 4 && part.startsWith('**') && part.endsWith('**')) return `<strong>${escapeHtml(part.slice(2, -2))}</strong>`;
      return escapeHtml(part);
    })
    .join('');
}
