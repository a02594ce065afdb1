import { createHash, randomBytes } from 'node:crypto';

export interface Seen {
  url: URL;
  status: number;
  html: string;
  headers: Headers;
}

/** A browser without JavaScript: cookies, redirects, forms. It stops at the client's own address. */
export class Browser {
  private readonly cookies = new Map<string, { path: string; value: string }>();
  /** Every address it was sent to, in order. */
  readonly visited: URL[] = [];

  async open(start: string | URL, form?: Record<string, string>): Promise<Seen> {
    let url = new URL(start);
    let body = form && new URLSearchParams(form);
    for (let step = 0; step < 10; step++) {
      this.visited.push(url);
      if (this.stopsAt(url)) return { url, status: 0, html: '', headers: new Headers() };
      const cookie = [...this.cookies]
        .filter(([, { path }]) => url.pathname.startsWith(path))
        .map(([name, { value }]) => `${name}=${value}`);
      const answer = await fetch(url, {
        method: body ? 'POST' : 'GET',
        headers: { cookie: cookie.join('; ') },
        redirect: 'manual',
        ...(body && { body }),
      });
      this.remember(answer);
      const html = await answer.text();
      const location = answer.headers.get('location');
      if (location === null) return { url, status: answer.status, html, headers: answer.headers };
      url = new URL(location, url);
      body = undefined;
    }
    throw new Error('too many redirects');
  }

  /** Sends the login form of a page. */
  async login(at: Seen, login: string, password: string, csrf = fieldOf(at.html, 'csrf')): Promise<Seen> {
    return this.open(at.url, { csrf, login, password });
  }

  /** Another browser with the same cookies as of now. */
  twin(): Browser {
    const twin = new Browser();
    for (const [name, cookie] of this.cookies) twin.cookies.set(name, cookie);
    return twin;
  }

  protected stopsAt(url: URL): boolean {
    return url.pathname === '/callback' || url.pathname === '/partner/callback';
  }

  private remember(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/';
      if (name !== undefined && value !== undefined) {
        if (value === '') this.cookies.delete(name);
        else this.cookies.set(name, { path, value });
      }
    }
  }
}

export const fieldOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

export const verifier = randomBytes(32).toString('base64url');
export const challenge = createHash('sha256').update(verifier).digest('base64url');
