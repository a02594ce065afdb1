import { createHash, randomBytes } from 'node:crypto';

export interface PasswordLogin {
  /** `http://host:port/oidc`. */
  issuer: string;
  clientId: string;
  redirectUri: string;
  login: string;
  password: string;
  /** The code of his second factor, where one is asked for. */
  code?: () => Promise<string>;
}

export interface LoginTokens {
  accessToken: string;
  idToken: string;
  refreshToken?: string;
  /** Seconds. */
  expiresIn: number;
}

/** What a browser remembers between the pages of one login: cookies with their paths. */
class CookieJar {
  private readonly cookies = new Map<string, { path: string; value: string }>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
      const expires = attributes.find((attribute) => /^expires=/i.test(attribute))?.slice(8);
      if (expires !== undefined && new Date(expires).getTime() <= Date.now()) this.cookies.delete(name);
      else this.cookies.set(name, { path, value: pair.slice(pair.indexOf('=') + 1) });
    }
  }

  header(url: URL): string {
    const fitting = [...this.cookies].filter(([, { path }]) => url.pathname.startsWith(path));
    return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }
}

/** Walks redirects like a browser until a page, or until `stop` says that an address is the client's own. */
export class Browser {
  private readonly jar: CookieJar;
  private readonly isOver: (url: URL) => boolean;

  constructor(isOver: (url: URL) => boolean, jar = new CookieJar()) {
    this.isOver = isOver;
    this.jar = jar;
  }

  /** The same browser, cookies and all, on its way to another end. */
  until(isOver: (url: URL) => boolean): Browser {
    return new Browser(isOver, this.jar);
  }

  async open(start: URL, form?: URLSearchParams): Promise<{ url: URL; response?: Response }> {
    let url = start;
    let body = form;
    for (let step = 0; step < 10; step++) {
      if (this.isOver(url)) return { url };
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        headers: { cookie: this.jar.header(url) },
        redirect: 'manual',
        ...(body && { body }),
      });
      this.jar.take(response);
      const location = response.headers.get('location');
      if (location === null) return { url, response };
      await response.arrayBuffer();
      url = new URL(location, url);
      body = undefined;
    }
    throw new Error('too many redirects during the login');
  }
}

/** The value of a hidden field of a page's form. */
export const hidden = (html: string, name: string): string => {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
  if (value === undefined) throw new Error(`the login page has no field ${name}`);
  return value;
};

/** What a page asks for that a login by a password alone does not have. */
function missingFor(html: string): string {
  if (html.includes('name="newPassword"')) return 'has an initial password: choose another one in a browser first';
  if (/action="[^"]+\/identity"/.test(html)) return 'has several identities: whom he acts for is chosen in a browser';
  if (/action="[^"]+\/enrolment"/.test(html)) return 'needs a device for his second factor: set it up in a browser first';
  return 'needs a second factor: log in with a browser';
}

type Place = Awaited<ReturnType<Browser['open']>>;

/** Goes on where the page after the password asks for the code of a device, if there is one to be had. */
async function withSecondFactor(browser: Browser, at: Place, { code }: PasswordLogin): Promise<Place> {
  if (code === undefined || at.response?.ok !== true) return at;
  const html = await at.response.clone().text();
  const action = /action="([^"]+\/second-factor)"/.exec(html)?.[1];
  if (action === undefined) return at;
  return browser.open(new URL(action, at.url), new URLSearchParams({ csrf: hidden(html, 'csrf'), code: await code() }));
}

/** A person's tokens by the real authorization-code flow with PKCE: opens the login page, fills it in, exchanges the code. */
export async function loginWithPassword(asked: PasswordLogin): Promise<LoginTokens> {
  const { issuer, clientId, redirectUri, login, password } = asked;
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const browser = new Browser((url) => url.href.startsWith(redirectUri));
  const start = new URL(`${issuer}/auth`);
  start.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();

  const page = await browser.open(start);
  if (!page.response?.ok) throw new Error(`the login page could not be opened: ${page.response?.status ?? page.url.search}`);
  const csrf = hidden(await page.response.text(), 'csrf');
  const done = await withSecondFactor(browser, await browser.open(page.url, new URLSearchParams({ csrf, login, password })), asked);
  // The very address: nobody need run a front end before an administrator can get in. It ends where nobody listens, with everything done.
  if (done.response?.ok) throw new Error(`${login} ${missingFor(await done.response.text())}, at ${start.href}`);
  if (done.response) throw new Error(`the login of ${login} was refused: ${done.response.status}`);
  const code = done.url.searchParams.get('code');
  if (code === null || done.url.searchParams.get('state') !== state) throw new Error(`no code: ${done.url.searchParams.get('error')}`);

  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  const tokens = (await answer.json()) as Record<string, string> & { expires_in: number };
  if (!answer.ok) throw new Error(`the code of ${login} was refused: ${tokens['error_description']}`);
  return {
    accessToken: tokens['access_token']!,
    idToken: tokens['id_token']!,
    expiresIn: tokens.expires_in,
    ...(tokens['refresh_token'] !== undefined && { refreshToken: tokens['refresh_token'] }),
  };
}
