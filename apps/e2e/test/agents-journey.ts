import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, ENTERPRISES, ITEMS, PERSONS, PUBLIC_CLIENTS } from '@yiwang/demo-data';
import { Browser, FILINGS, hidden } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import type { Platform } from './platform.js';

const { clientId } = PUBLIC_CLIENTS.portal;
const REDIRECT = 'http://127.0.0.1/callback';
const { yongjiangFood } = ENTERPRISES;
const { chenJing, fangDongcheng } = PERSONS;
/** A minute is what an ended authorisation may take. */
const BITES_WITHIN_MS = 60_000;
const YEAR_MS = 365 * 86_400_000;

interface Said {
  status: number;
  body: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test looks into whatever came
}

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

/** 经办人 — authorised by the representative, filing what he may, switching his identity, and out everywhere when it ends. */
export function agentsJourney(on: () => Pick<Platform, 'stack'>): void {
  describe('an agent of an enterprise', () => {
    const gateway = (): string => on().stack.gatewayUrl;

    /** Logs in by the pages, and chooses whom to act for where there is a choice. */
    async function tokenOf(login: string, accountId: string): Promise<string> {
      const verifier = randomBytes(32).toString('base64url');
      const browser = new Browser((url) => url.href.startsWith(REDIRECT));
      const request = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: REDIRECT,
        scope: 'openid profile',
        state: 's-1',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      });
      let at = await browser.open(new URL(`${gateway()}/oidc/auth?${request.toString()}`));
      const page = await at.response!.text();
      at = await browser.open(at.url, new URLSearchParams({ csrf: hidden(page, 'csrf'), login, password: DEMO_PASSWORD }));
      if (at.response) {
        const choice = await at.response.text();
        const action = /<form[^>]* action="([^"]+\/identity)"/.exec(choice)?.[1];
        if (action === undefined) throw new Error(`${login} was shown another page than the choice of identities: ${at.response.status}`);
        at = await browser.open(new URL(action, at.url), new URLSearchParams({ csrf: hidden(choice, 'csrf'), account: accountId }));
      }
      const answer = await fetch(`${gateway()}/oidc/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: clientId,
          code: at.url.searchParams.get('code') ?? '',
          redirect_uri: REDIRECT,
          code_verifier: verifier,
        }),
      });
      const token = ((await answer.json()) as { access_token?: string }).access_token;
      if (token === undefined) throw new Error(`${login} got no token: ${answer.status}`);
      expect(claimsOf(token)['sub']).toBe(accountId);
      return token;
    }

    async function call(token: string, path: string, body?: unknown): Promise<Said> {
      const response = await fetch(gateway() + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Said['body'] };
    }

    it('files what the representative has authorised him for, by an identity that he chooses, and is out within a minute', async () => {
      const representative = await tokenOf(fangDongcheng.login, yongjiangFood.representativeAccountId);
      expect(claimsOf(representative)).toMatchObject({ yw_kind: 'legalPerson', yw_org: yongjiangFood.uscc });
      expect(claimsOf(representative)['yw_authz']).toBeUndefined();

      const himself = await tokenOf(chenJing.login, chenJing.id);
      const { userId } = (await call(himself, '/api/v1/me')).body;
      const authorisations = `/api/v1/enterprises/${yongjiangFood.uscc}/authorisations`;
      const terms = {
        agentUserId: userId as string,
        items: [ITEMS.cateringLicence.itemCode],
        until: new Date(Date.now() + YEAR_MS).toISOString(),
      };
      const offered = await call(representative, authorisations, terms);
      expect(offered).toMatchObject({ status: 201, body: { status: 'offered', agent: { name: null } } });
      const { id } = offered.body;
      const accepted = await call(himself, `/api/v1/me/authorisations/${String(id)}/accept`, {});
      expect(accepted).toMatchObject({ status: 200, body: { status: 'active' } });

      const agent = await tokenOf(chenJing.login, accepted.body['accountId'] as string);
      expect(claimsOf(agent)).toMatchObject({ yw_kind: 'legalPerson', yw_org: yongjiangFood.uscc, yw_authz: id });
      const filed = await call(agent, '/api/v1/applications', FILINGS.cateringLicence);
      expect(filed).toMatchObject({ status: 201 });
      const outside = { ...FILINGS.cateringLicence, itemCode: ITEMS.constructionPermit.itemCode, materials: [] };
      expect(await call(agent, '/api/v1/applications', outside)).toMatchObject({
        status: 403,
        body: { code: 'ACCEPTANCE.OUTSIDE_AUTHORISATION' },
      });

      const ended = Date.now();
      expect(await call(representative, `${authorisations}/${String(id)}/revoke`, {})).toMatchObject({ body: { status: 'revoked' } });
      // At acceptance, which takes his filings, and at dispatch, which has nothing for him.
      for (const path of ['/api/v1/applications', '/api/v1/workbench/tasks'])
        await eventually(
          async () => expect(await call(agent, path)).toMatchObject({ status: 401, body: { code: 'ACCESS.TOKEN_ENDED' } }),
          BITES_WITHIN_MS,
        );
      expect(Date.now() - ended).toBeLessThan(BITES_WITHIN_MS);
      expect(await call(agent, '/api/v1/applications', FILINGS.cateringLicence)).toMatchObject({ status: 401 });
      // What he has left behind is the representative's to go on with.
      const left = await call(representative, `/api/v1/applications?view=enterprise&accountId=${String(accepted.body['accountId'])}`);
      expect(left.body['items']).toMatchObject([{ caseNo: filed.body['caseNo'] }]);
      const takenOver = await call(representative, `/api/v1/applications/${String(filed.body['caseNo'])}/takeover`, {});
      expect(takenOver).toMatchObject({ status: 200, body: { caseNo: filed.body['caseNo'] } });
      expect((await call(himself, '/api/v1/me')).status).toBe(200);
      expect((await call(himself, '/api/v1/me/enterprises')).body['items']).toEqual([]);
    });
  });
}
