import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Reflector } from '@nestjs/core';
import { AccessGuard, ACR_TWO_FACTORS, PRINCIPAL_KINDS, tokenMissing, type Principal, type TokenVerifier } from '@yiwang/access';
import type { Endpoint } from '@yiwang/http-api';
import { isAppError } from '@yiwang/kernel';
import { PERMISSIONS } from '@yiwang/permissions';
import { previewEndpoints, previewRawRoutes, type ServiceDefinition } from '@yiwang/service-host';
import fc from 'fast-check';

/** What a row says in words: who is let in, and how he must have logged in. */
interface Row {
  public: boolean;
  /** Any of them; none: the permissions do not matter. */
  permissions: readonly string[];
  /** Only these; none: any. */
  kinds: readonly string[];
  stepUp: { maxAgeSeconds: number; secondFactor: boolean } | undefined;
}

const ALL = Object.keys(PERMISSIONS);
const STEP_UP = /^(step-up|second factor) within (\d+) s$/;

/** A route that no guard stands before: in words, what lets somebody in there. */
const OWN = /^own: \S/;

/** `public`, `login`, kinds of callers or permissions with ` | ` between them; then `, step-up within 300 s` or `, second factor within 300 s`. */
function parseRow(text: string): Row {
  const [who = '', demand] = text.split(', ');
  const words = who.split(' | ');
  const kinds = words.filter((word) => (PRINCIPAL_KINDS as readonly string[]).includes(word));
  const permissions = words.filter((word) => ALL.includes(word));
  const alone = who === 'public' || who === 'login';
  if (!alone && words.length !== Math.max(kinds.length, permissions.length)) throw new Error(`not understood: ${text}`);
  const [, level, seconds] = demand === undefined ? [] : (STEP_UP.exec(demand) ?? []);
  if (demand !== undefined && level === undefined) throw new Error(`not understood: ${text}`);
  const stepUp = level === undefined ? undefined : { maxAgeSeconds: Number(seconds), secondFactor: level === 'second factor' };
  return { public: who === 'public', permissions, kinds, stepUp };
}

interface Caller {
  kind: Principal['kind'] | undefined;
  permissions: readonly string[];
  secondsAgo: number | undefined;
  secondFactor: boolean;
}

type Outcome = 'in' | 'ACCESS.TOKEN_MISSING' | 'ACCESS.FORBIDDEN' | 'ACCESS.STEP_UP_REQUIRED';

/** What the row says of a caller, without looking at the code. */
function expected(row: Row, { kind, permissions, secondsAgo, secondFactor }: Caller): Outcome {
  if (row.public) return 'in';
  if (kind === undefined) return 'ACCESS.TOKEN_MISSING';
  if (row.kinds.length > 0 && !row.kinds.includes(kind)) return 'ACCESS.FORBIDDEN';
  if (row.permissions.length > 0 && !row.permissions.some((one) => permissions.includes(one))) return 'ACCESS.FORBIDDEN';
  if (row.stepUp === undefined) return 'in';
  const proved = secondsAgo !== undefined && secondsAgo < row.stepUp.maxAgeSeconds && (secondFactor || !row.stepUp.secondFactor);
  return proved ? 'in' : 'ACCESS.STEP_UP_REQUIRED';
}

/** The guard that every service has, asked for one handler. */
class RealGuard {
  private principal: Principal | undefined;
  private readonly guard = new AccessGuard(
    {
      known: () => this.principal,
      authenticate: () => {
        throw tokenMissing();
      },
    } as unknown as TokenVerifier,
    new Reflector(),
  );

  async ask({ controller, handler }: Endpoint, caller: Caller): Promise<Outcome> {
    this.principal = principalOf(caller);
    const request = { headers: caller.kind === undefined ? {} : { authorization: 'Bearer x' } };
    const context = {
      getType: () => 'http',
      getHandler: () => handler,
      getClass: () => controller,
      switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({ header: () => undefined }) }),
    };
    try {
      return (await this.guard.canActivate(context as never)) ? 'in' : 'ACCESS.FORBIDDEN';
    } catch (error) {
      if (isAppError(error)) return error.code as Outcome;
      throw error;
    }
  }
}

function principalOf({ kind, permissions, secondsAgo, secondFactor }: Caller): Principal | undefined {
  if (kind === undefined) return undefined;
  return {
    kind,
    id: 'somebody',
    clientId: 'some-client',
    permissions: new Set(permissions),
    ...(secondsAgo !== undefined && { authTime: Math.floor(Date.now() / 1000) - secondsAgo }),
    ...(secondFactor && { acr: ACR_TWO_FACTORS }),
  };
}

/** Every kind with none, with each permission of the row alone, and with all but those; and what chance adds. */
function callersOf(row: Row): Caller[] {
  const kinds = [undefined, ...PRINCIPAL_KINDS];
  const holdings = [[], ...row.permissions.map((one) => [one]), ALL.filter((one) => !row.permissions.includes(one))];
  const login = { secondsAgo: undefined, secondFactor: false };
  const each = kinds.flatMap((kind) => holdings.map((permissions) => ({ kind, permissions, ...login })));
  const byChance = fc.record({
    kind: fc.constantFrom(...kinds),
    permissions: fc.subarray(ALL),
    secondsAgo: fc.option(fc.constantFrom(0, 30, (row.stepUp?.maxAgeSeconds ?? 300) - 5, (row.stepUp?.maxAgeSeconds ?? 300) + 5), {
      nil: undefined,
    }),
    secondFactor: fc.boolean(),
  });
  return [...each, ...fc.sample(byChance, row.stepUp ? 60 : 12)];
}

/**
 * The tests that every service passes: each of its operations has a row in the committed matrix of access, and lets in exactly whom the row
 * says. A new operation needs a row by hand: who writes one has thought of who may. Routes that are mounted straight on Fastify have rows too,
 * `own: …`: no guard stands before them, and what they ask for instead is said in words. Health, metrics and the document of the API are open
 * within at every service, and have none.
 * @param matrix `new URL('../access-matrix.json', import.meta.url)`
 */
export async function describeAccessMatrix(def: ServiceDefinition, matrix: URL): Promise<void> {
  const rows = JSON.parse(readFileSync(matrix, 'utf8')) as Record<string, string>;
  const endpoints = await previewEndpoints(def);
  const raw = await previewRawRoutes(def);
  const guarded = Object.keys(rows).filter((name) => !OWN.test(rows[name]!));
  const guard = new RealGuard();

  describe(`who may do what in ${def.name}`, () => {
    it('is written down for every operation, and for none that is not there', () => {
      expect(endpoints.map(({ name }) => name)).toEqual(guarded.sort());
    });

    it('is written down for every route that no guard stands before', () => {
      expect(raw.sort()).toEqual(
        Object.keys(rows)
          .filter((name) => OWN.test(rows[name]!))
          .sort(),
      );
    });

    it.each(endpoints.filter(({ name }) => guarded.includes(name)).map((endpoint) => [endpoint.name, endpoint] as const))(
      'lets in whom the row says: %s',
      async (name, endpoint) => {
        const row = parseRow(rows[name]!);
        for (const caller of callersOf(row))
          expect({ caller, is: await guard.ask(endpoint, caller) }).toEqual({ caller, is: expected(row, caller) });
      },
    );
  });
}
