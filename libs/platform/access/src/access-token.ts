import { z } from 'zod';
import { PRINCIPAL_KINDS, type Principal } from './principal.js';

/** The claims of an access token (RFC 9068) as auth writes them. */
export const AccessTokenClaims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  sub: z.string().min(1).max(64),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  client_id: z.string().min(1),
  yw_kind: z.enum(PRINCIPAL_KINDS),
  yw_org: z.string().optional(),
  yw_region: z.string().optional(),
  yw_perms: z.array(z.string()).default([]),
  yw_level: z.number().int().min(1).max(4).optional(),
  yw_user: z.string().min(1).max(64).optional(),
  yw_authz: z.string().min(1).max(64).optional(),
  yw_items: z.array(z.string()).optional(),
  yw_orgs: z.array(z.string()).optional(),
  sid: z.string().min(1).max(64).optional(),
  acr: z.string().max(100).optional(),
  auth_time: z.number().optional(),
  name: z.string().optional(),
});
export type AccessTokenClaims = z.infer<typeof AccessTokenClaims>;

export function principalFrom(claims: AccessTokenClaims): Principal {
  return Object.freeze({
    kind: claims.yw_kind,
    id: claims.sub,
    ...(claims.name !== undefined && { name: claims.name }),
    ...(claims.yw_org !== undefined && { orgCode: claims.yw_org }),
    ...(claims.yw_region !== undefined && { regionCode: claims.yw_region }),
    ...(claims.yw_level !== undefined && { realNameLevel: claims.yw_level }),
    ...(claims.yw_user !== undefined && { userId: claims.yw_user }),
    ...(claims.yw_authz !== undefined && { authorisationId: claims.yw_authz }),
    ...(claims.sid !== undefined && { sessionId: claims.sid }),
    ...(claims.acr !== undefined && { acr: claims.acr }),
    ...(claims.auth_time !== undefined && { authTime: claims.auth_time }),
    ...(claims.yw_items !== undefined && { itemCodes: new Set(claims.yw_items) }),
    ...(claims.yw_orgs !== undefined && { orgCodes: new Set(claims.yw_orgs) }),
    permissions: new Set(claims.yw_perms),
    clientId: claims.client_id,
    ...(claims.iat !== undefined && { issuedAt: claims.iat }),
  });
}
