import { hash, verify } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { tokenEnded, tokenExpired, tokenInvalid, tokenMissing } from './access.errors.js';
import { AccessTokenClaims, principalFrom } from './access-token.js';
import type { DenyList, EndableToken } from './ending/deny-list.js';
import { derOf } from './ecdsa-der.js';
import type { JwksKeys } from './jwks-keys.js';
import { endableOf, type Principal } from './principal.js';

export interface TokenVerifierOptions {
  issuer: string;
  audience: string;
  keys: Pick<JwksKeys, 'find'>;
  /** Whose access has ended; without it nobody's has before his token expires. */
  endings?: Pick<DenyList, 'version' | 'denies'>;
  /** Verified tokens kept, by hash, until they expire. */
  cacheSize?: number;
  /** Milliseconds of the real system time; the movable Clock has no say over a token's life. */
  now?: () => number;
}

const MAX_TOKEN_LENGTH = 8_192;
const THREE_PARTS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** Another machine's clock may be ahead by this much when it says "not before". Seconds. */
const SKEW = 5;
/**
 * No token of auth lives longer (five minutes, and what clocks differ by). Whose access has ended is known for so long: an older one would be
 * good again once that is forgotten. Seconds.
 */
const LONGEST_LIFE = 360;

/** For what outlives the request that a token came with. */
export interface TokenStanding {
  /** Milliseconds since 1970. */
  expiresAt: number;
  ended: () => boolean;
}

interface Verified {
  principal: Principal;
  exp: number;
  endable: EndableToken;
  /** Of the list of endings, when it was last looked into for this token. */
  version: number;
}

const invalid = (reason: string) => tokenInvalid({ cause: reason });

function decodeJson(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    throw invalid('malformed');
  }
}

function keyNamedBy(head: string): string {
  const header = decodeJson(head) as { alg?: unknown; typ?: unknown; kid?: unknown; crit?: unknown } | null;
  if (header?.alg !== 'ES256') throw invalid('algorithm');
  // An ID token or a grant signed by the same key must not pass as an access token.
  if (typeof header.typ !== 'string' || !/^(application\/)?at\+jwt$/i.test(header.typ)) throw invalid('type');
  if (typeof header.kid !== 'string' || header.crit !== undefined) throw invalid('header');
  return header.kid;
}

/** Checks access tokens (RFC 9068, ES256) of one issuer for one audience and gives the principal they speak for. */
export class TokenVerifier {
  private readonly cache: LRUCache<string, Verified>;
  /** Key by header. All tokens of one key have the same, to the letter, so it is looked into once. */
  private readonly heads = new LRUCache<string, string>({ max: 16 });
  private readonly now: () => number;

  constructor(private readonly options: TokenVerifierOptions) {
    this.cache = new LRUCache({ max: options.cacheSize ?? 10_000 });
    this.now = options.now ?? Date.now;
  }

  /**
   * The principal of an `Authorization` header: at once for a token seen before, otherwise after the signature check.
   * Throws ACCESS.TOKEN_MISSING, ACCESS.TOKEN_INVALID, ACCESS.TOKEN_EXPIRED, ACCESS.TOKEN_ENDED or ACCESS.KEYS_UNAVAILABLE.
   */
  authenticate(authorization: string | undefined): Principal | Promise<Principal> {
    if (authorization === undefined || authorization === '') throw tokenMissing();
    if (authorization.slice(0, 7).toLowerCase() !== 'bearer ') throw tokenMissing();
    const token = authorization.slice(7).trim();
    if (token.length > MAX_TOKEN_LENGTH) throw invalid('too long');
    return this.known(token) ?? this.verify(token);
  }

  /** The principal of a token that was verified before, has not expired, and whose access has not ended. */
  known(token: string): Principal | undefined {
    const digest = hash('sha256', token, 'base64');
    const entry = this.cache.get(digest);
    if (entry === undefined) return undefined;
    if (entry.exp * 1000 > this.now() && !this.ended(entry)) return entry.principal;
    this.cache.delete(digest);
    return undefined;
  }

  /** Looks into the list only when something was added to it since this token was looked for. */
  private ended(entry: Verified): boolean {
    const { endings } = this.options;
    if (endings === undefined || endings.version === entry.version) return false;
    entry.version = endings.version;
    return endings.denies(entry.endable);
  }

  /**
   * How long the token of an `Authorization` header that was just authenticated is good, for what outlives the request: until when (ms), and
   * whether its access has ended meanwhile. Undefined when the token is not known here any more.
   */
  standingOf(authorization: string): TokenStanding | undefined {
    const entry = this.cache.peek(hash('sha256', authorization.slice(7).trim(), 'base64'));
    return entry && { expiresAt: entry.exp * 1000, ended: () => this.options.endings?.denies(entry.endable) ?? false };
  }

  /** Whether the access of whom something was given to has ended since: for what opens without a token. Told for six minutes after it has. */
  endedSince(given: EndableToken): boolean {
    return this.options.endings?.denies(given) ?? false;
  }

  async verify(token: string): Promise<Principal> {
    if (!THREE_PARTS.test(token)) throw invalid('malformed');
    const [head, body, signature] = token.split('.') as [string, string, string];
    const kid = this.heads.get(head) ?? keyNamedBy(head);
    const key = await this.options.keys.find(kid);
    if (key === undefined) throw invalid('unknown key');
    const signed = Buffer.from(token.slice(0, head.length + 1 + body.length), 'latin1');
    const der = derOf(Buffer.from(signature, 'base64url'));
    if (der === undefined || !verify('sha256', signed, key, der)) throw invalid('signature');
    this.heads.set(head, kid);
    return this.accept(token, decodeJson(body));
  }

  private accept(token: string, payload: unknown): Principal {
    const parsed = AccessTokenClaims.safeParse(payload);
    if (!parsed.success) throw invalid('claims');
    const claims = parsed.data;
    if (claims.iss !== this.options.issuer) throw invalid('issuer');
    const audiences = typeof claims.aud === 'string' ? [claims.aud] : claims.aud;
    if (!audiences.includes(this.options.audience)) throw invalid('audience');
    const seconds = this.now() / 1000;
    if (claims.exp <= seconds) throw tokenExpired();
    if (claims.exp > seconds + LONGEST_LIFE) throw invalid('lives too long');
    if (claims.nbf !== undefined && claims.nbf > seconds + SKEW) throw invalid('not yet valid');
    const principal = principalFrom(claims);
    // A token that does not say when it was issued is as old as can be.
    const endable = endableOf(principal);
    const { endings } = this.options;
    if (endings?.denies(endable)) throw tokenEnded();
    this.cache.set(hash('sha256', token, 'base64'), { principal, exp: claims.exp, endable, version: endings?.version ?? 0 });
    return principal;
  }
}
