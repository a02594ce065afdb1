/** Gives the access token for the next call, or nothing for an anonymous one. */
export type TokenSource = () => string | undefined | Promise<string | undefined>;

export interface IssuedToken {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
}

/** Renewed this long before it expires, so that it is still good when it arrives. */
const MARGIN_SECONDS = 30;

/** Keeps a token until shortly before it expires. Calls that come together share one login; after a failed one the next call tries anew. */
export function renewed(issue: () => Promise<IssuedToken>): () => Promise<string> {
  let current: Promise<string> | undefined;
  let until = 0;
  return () => {
    if (current !== undefined && Date.now() < until) return current;
    until = Number.POSITIVE_INFINITY; // while it is on its way
    const asked = issue().then(({ accessToken, expiresIn }) => {
      until = Date.now() + (expiresIn - MARGIN_SECONDS) * 1000;
      return accessToken;
    });
    asked.catch(() => {
      current = undefined;
    });
    current = asked;
    return asked;
  };
}
