import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { grantExpired, grantInvalid } from './access.errors.js';

const ISSUER = 'yiwang:grant';

/** 授权凭据 — what a department may read of one case, for one task: JSON pointers of form fields and materials, nothing else. */
export const Grant = z.object({
  caseNo: z.string().min(1),
  taskId: z.string().min(1),
  /** JSON pointers (RFC 6901) such as `/form/address` or `/materials/2`. */
  pointers: z.array(z.string().startsWith('/')).max(500),
  purpose: z.string().min(1).max(200),
  orgCode: z.string().min(1),
});
export type Grant = z.infer<typeof Grant>;

function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret);
  if (key.length < 32) throw new RangeError('a grant secret has at least 32 bytes');
  return key;
}

/** Signs a grant (HS256) that lives `ttlSeconds` of real time. Issuer and verifier share the secret. */
export function issueGrant(secret: string, grant: Grant, ttlSeconds: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...Grant.parse(grant) })
    .setProtectedHeader({ alg: 'HS256', typ: 'grant+jwt' })
    .setIssuer(ISSUER)
    .setIssuedAt(now)
    .setExpirationTime(now + ttlSeconds)
    .sign(keyOf(secret));
}

/** Throws ACCESS.GRANT_INVALID or ACCESS.GRANT_EXPIRED. */
export async function verifyGrant(secret: string, token: string): Promise<Grant> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: ['HS256'],
      typ: 'grant+jwt',
      issuer: ISSUER,
      requiredClaims: ['exp'],
    });
    return Grant.parse(payload);
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) throw grantExpired({ cause });
    if (cause instanceof errors.JOSEError || cause instanceof z.ZodError) throw grantInvalid({ cause });
    throw cause;
  }
}
