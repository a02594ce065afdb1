import { createHash, randomBytes } from 'node:crypto';

export interface Seen {
  url: URL;
  status: number;
  html: string;
  headers: Headers;
}

/** A browser without JavaScript: cookies, redirects, forms. It stops at the client's own address. */
export class Browser {
  private readonly cookies = new Map<string, { host: string; name: string; path: string; value: string }>();
  /** Every address it was sent to, in order. */
  readonly visited: URL[] = [];

  /** `headers`: what it says of itself with every request. */
  constructor(private readonly headers: Record<string, string> = {}) {}

  async open(start: string | URL, form?: Record<string, string>): Promise<Seen> {
    let url = new URL(start);
    let body = form && new URLSearchParams(form);
    for (let step = 0; step < 10; step++) {
      this.visited.push(url);
      if (this.stopsAt(url)) return { url, status: 0, html: '', headers: new Headers() };
      const cookie = [...this.cookies]
        .filter(([, { host, path }]) => host === url.host && url.pathname.startsWith(path))
        .map(([, { name, value }]) => `${name}=${value}`);
      const answer = await fetch(url, {
        method: body ? 'POST' : 'GET',
        headers: { ...this.headers, cookie: cookie.join('; ') },
        redirect: 'manual',
        ...(body && { body }),
      });
      this.remember(url.host, answer);
      const html = await answer.text();
      const location = answer.headers.get('location');
      if (location === null || answer.status < 300) return { url, status: answer.status, html, headers: answer.headers };
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
    const twin = new Browser(this.headers);
    for (const [key, cookie] of this.cookies) twin.cookies.set(key, cookie);
    return twin;
  }

  /** The same at another process, as behind one name. */
  movedTo(host: string): Browser {
    const moved = new Browser(this.headers);
    for (const cookie of this.cookies.values()) moved.cookies.set(`${host} ${cookie.name} ${cookie.path}`, { ...cookie, host });
    return moved;
  }

  protected stopsAt(url: URL): boolean {
    return url.pathname === '/callback' || url.pathname === '/partner/callback';
  }

  private remember(host: string, answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/';
      if (name !== undefined && value !== undefined) {
        const key = `${host} ${name} ${path}`;
        if (value === '') this.cookies.delete(key);
        else this.cookies.set(key, { host, name, path, value });
      }
    }
  }
}

export const fieldOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

export const verifier = randomBytes(32).toString('base64url');
export const challenge = createHash('sha256').update(verifier).digest('base64url');
