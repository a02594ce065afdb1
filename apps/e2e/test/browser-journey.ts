import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, PERSONS, PUBLIC_CLIENTS } from '@yiwang/demo-data';
import * as openid from 'openid-client';
import { chromium, type Browser, type Page } from 'playwright-core';
import { installedBrowser } from './installed-browser.js';
import type { Platform } from './platform.js';

const executablePath = installedBrowser();
const axe = createRequire(import.meta.url).resolve('axe-core');

/** What axe finds that hinders people (WCAG 2 A and AA), by rule. */
async function barriersOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; help: string }[] }> } }
    ).axe.run();
    return violations.map(({ id, help }) => `${id}: ${help}`);
  });
}

/** 登录页 in a real browser where one is installed: without JavaScript, in both languages, and for people who do not see or use a mouse. */
export function browserJourney(on: () => Platform): void {
  if (executablePath === undefined) {
    process.stderr.write(
      'The login pages are not opened in a browser: no Chromium is installed (CHROMIUM_PATH, or chromium on the PATH)\n',
    );
    return;
  }
  describe('the login pages in a browser', () => {
    let browser: Browser;
    let config: openid.Configuration;
    let site: Server;
    /** The client's own site; of a loopback address any port is the registered one (RFC 8252). */
    let redirect: string;
    beforeAll(async () => {
      site = createServer((_request, response) => response.end('back')).listen(0, '127.0.0.1');
      await new Promise((resolve) => site.once('listening', resolve));
      redirect = `http://127.0.0.1:${(site.address() as AddressInfo).port}/callback`;
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      const issuer = new URL(`${on().stack.gatewayUrl}/oidc`);
      const { clientId } = PUBLIC_CLIENTS.portal;
      config = await openid.discovery(issuer, clientId, undefined, openid.None(), { execute: [openid.allowInsecureRequests] });
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      site?.close();
    });

    const address = (challenge: string): string =>
      openid.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid profile',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        state: 's',
      }).href;

    it('log a person in without JavaScript, with the keyboard alone', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
      const page = await context.newPage();
      const verifier = openid.randomPKCECodeVerifier();
      await page.goto(address(await openid.calculatePKCECodeChallenge(verifier)));
      expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
      await page.locator('input[name=login]').focus();
      await page.keyboard.type(PERSONS.wangXiaoming.login);
      await page.keyboard.press('Tab');
      await page.keyboard.type(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${redirect}?*`);
      const tokens = await openid.authorizationCodeGrant(config, new URL(page.url()), { pkceCodeVerifier: verifier, expectedState: 's' });
      expect(tokens.claims()?.sub).toBe(PERSONS.wangXiaoming.id);
      await context.close();
    });

    it.each(['zh-CN', 'en-US'])('have no barriers that axe knows, in %s', async (locale) => {
      const context = await browser.newContext({ locale, bypassCSP: true });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => {
        // Asked for by the browser itself, which the page's own policy, off here for axe, keeps from it.
        const ownAsking = message.location().url.endsWith('/favicon.ico');
        if (message.type() === 'error' && !ownAsking) problems.push(message.text());
      });
      await page.goto(address(await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier())));
      expect((await page.getAttribute('html', 'lang'))?.slice(0, 2)).toBe(locale.slice(0, 2));
      expect(await barriersOf(page)).toEqual([]);
      await page.fill('input[name=login]', 'nobody');
      await page.fill('input[name=password]', 'wrong');
      await page.locator('form button[type=submit]').first().click();
      await page.waitForSelector('[role=alert]');
      expect(await barriersOf(page)).toEqual([]);
      // The refusal itself (401) is logged by the browser; nothing else is.
      expect(problems.filter((text) => !/status of 401/.test(text))).toEqual([]);
      await context.close();
    });

    it('let nothing of others in: no script, no frame, no form to elsewhere', async () => {
      const page = await browser.newPage();
      const answer = await page.goto(address(await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier())));
      const policy = answer!.headers()['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src|unsafe/);
      await page.close();
    });
  });
}
