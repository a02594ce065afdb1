import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catch, Controller, Get, Module, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppError } from '@yiwang/kernel';
import fc from 'fast-check';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Public, RequireKind, RequireLogin, RequirePermission, RequireStepUp } from './access.decorators.js';
import { AccessGuard, permits } from './access.guard.js';
import { ACR_ONE_FACTOR, ACR_TWO_FACTORS, type Principal } from './principal.js';
import { TokenVerifier } from './token-verifier.js';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function token(perms: string[], sub = 'u1', more: object = {}): string {
  const claims = {
    iss: 'i',
    aud: 'yiwang',
    sub,
    client_id: 'c',
    exp: Math.floor(Date.now() / 1000) + 60,
    yw_kind: 'officer',
    yw_perms: perms,
    ...more,
  };
  const input = `${b64({ alg: 'ES256', typ: 'at+jwt', kid: 'a' })}.${b64(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

@Controller()
@RequirePermission('task.handle')
class Probe {
  @Get('inherited') inherited(@CurrentPrincipal() principal: Principal) {
    return { id: principal.id };
  }
  @Get('own') @RequirePermission('case.accept', 'case.collect') own() {
    return {};
  }
  @Get('public') @Public() open() {
    return {};
  }
  @Get('fresh') @RequireStepUp({ maxAgeSeconds: 300 }) fresh() {
    return {};
  }
  @Get('sure') @RequireStepUp({ maxAgeSeconds: 60, secondFactor: true }) sure() {
    return {};
  }
  @Get('services') @RequireKind('service') services() {
    return {};
  }
  @Get('login') @RequireLogin() login(@CurrentPrincipal() principal: Principal) {
    return { id: principal.id };
  }
}
@Controller()
class Careless {
  @Get('undeclared') undeclared() {
    return {};
  }
}
@Catch(AppError)
class Codes implements ExceptionFilter {
  catch(error: AppError, host: ArgumentsHost) {
    const status = { unauthenticated: 401, forbidden: 403 }[error.kind as string] ?? 500;
    void host.switchToHttp().getResponse<FastifyReply>().status(status).send({ code: error.code });
  }
}
const verifier = new TokenVerifier({ issuer: 'i', audience: 'yiwang', keys: { find: async () => pair.publicKey } });
@Module({
  controllers: [Probe, Careless],
  providers: [
    { provide: TokenVerifier, useValue: verifier },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
class App {}

describe('AccessGuard', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: false });
    app.useGlobalFilters(new Codes());
    await app.init();
  });
  afterAll(() => app.close());

  const get = (url: string, bearer?: string) =>
    app.inject({ method: 'GET', url, headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` } });

  it('lets a caller with the permission in, first and again', async () => {
    const bearer = token(['task.handle']);
    for (let i = 0; i < 2; i++) {
      const answer = await get('/inherited', bearer);
      expect([answer.statusCode, answer.json()]).toEqual([200, { id: 'u1' }]);
    }
  });

  it('answers 401 with a challenge to a caller without a token', async () => {
    const answer = await get('/inherited');
    expect([answer.statusCode, answer.json().code, answer.headers['www-authenticate']]).toEqual([
      401,
      'ACCESS.TOKEN_MISSING',
      'Bearer realm="yiwang"',
    ]);
  });

  it('answers 401 to a bad token and names why only in the challenge', async () => {
    const answer = await get('/inherited', `${token(['task.handle'])}A.x`);
    expect([answer.statusCode, answer.json()]).toEqual([401, { code: 'ACCESS.TOKEN_INVALID' }]);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="yiwang", error="invalid_token", error_description="malformed"');
  });

  it('answers 403 to a caller without the permission', async () => {
    const answer = await get('/inherited', token(['case.file']));
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'ACCESS.FORBIDDEN']);
  });

  it('takes the handler’s own declaration before the controller’s, and any of several', async () => {
    expect((await get('/own', token(['task.handle']))).statusCode).toBe(403);
    expect((await get('/own', token(['case.collect']))).statusCode).toBe(200);
    expect((await get('/own', token(['case.accept']))).statusCode).toBe(200);
  });

  it('takes only the kinds of callers that are declared', async () => {
    expect((await get('/services', token([], 'u1', { yw_kind: 'service' }))).statusCode).toBe(200);
    for (const kind of ['person', 'legalPerson', 'officer', 'system'])
      expect((await get('/services', token([], 'u1', { yw_kind: kind }))).statusCode).toBe(403);
  });

  it('asks nothing of a public handler and only a login where that is declared', async () => {
    expect((await get('/public')).statusCode).toBe(200);
    expect((await get('/login')).statusCode).toBe(401);
    expect((await get('/login', token([]))).statusCode).toBe(200);
  });

  it('refuses a handler that declares nothing', async () => {
    expect((await get('/undeclared', token(['task.handle']))).statusCode).toBe(403);
  });

  it('lets in who has logged in lately, where that is demanded', async () => {
    const ago = (seconds: number, acr = ACR_ONE_FACTOR) =>
      token(['task.handle'], 'u1', { auth_time: Math.floor(Date.now() / 1000) - seconds, acr });
    expect((await get('/fresh', ago(290))).statusCode).toBe(200);
    expect((await get('/sure', ago(50, ACR_TWO_FACTORS))).statusCode).toBe(200);
    expect((await get('/inherited', ago(9_000))).statusCode).toBe(200);
  });

  it.each([
    ['/fresh', 302, ACR_TWO_FACTORS, 'max_age="300"'],
    ['/fresh', undefined, undefined, 'max_age="300"'],
    ['/sure', 62, ACR_TWO_FACTORS, 'acr_values="urn:yiwang:acr:2", max_age="60"'],
    ['/sure', 0, ACR_ONE_FACTOR, 'acr_values="urn:yiwang:acr:2", max_age="60"'],
    ['/sure', 0, undefined, 'acr_values="urn:yiwang:acr:2", max_age="60"'],
    ['/sure', 0, 'urn:yiwang:acr:3', 'acr_values="urn:yiwang:acr:2", max_age="60"'],
  ])(
    'tells who logged in too long ago or too lightly what to ask for (RFC 9470): %s after %s s by %s',
    async (url, seconds, acr, asked) => {
      const login = { ...(seconds !== undefined && { auth_time: Math.floor(Date.now() / 1000) - seconds }), ...(acr && { acr }) };
      const answer = await get(url, token(['task.handle'], 'u1', login));
      expect([answer.statusCode, answer.json()]).toEqual([401, { code: 'ACCESS.STEP_UP_REQUIRED' }]);
      expect(answer.headers['www-authenticate']).toBe(
        `Bearer realm="yiwang", error="insufficient_user_authentication", error_description="prove again who you are", ${asked}`,
      );
    },
  );

  it('asks nobody to prove himself for what he may not do', async () => {
    expect((await get('/sure', token(['case.file']))).statusCode).toBe(403);
  });

  it('never hands one caller’s principal to another under concurrency', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `user-${i}`);
    const answers = await Promise.all(ids.map((id) => get('/login', token([], id))));
    expect(answers.map((answer) => answer.json().id)).toEqual(ids);
  });

  it('permits no principal that lacks every demanded permission, and each that has one', () => {
    const name = fc.stringMatching(/^[a-z]{1,6}\.[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), fc.uniqueArray(name), (anyOf, held) => {
        const principal: Principal = { kind: 'officer', id: 'x', clientId: 'c', permissions: new Set(held) };
        expect(permits({ anyOf }, principal)).toBe(anyOf.some((permission) => held.includes(permission)));
        expect(permits({ anyOf }, undefined)).toBe(false);
        expect(permits(undefined, principal)).toBe(false);
      }),
    );
  });
});
