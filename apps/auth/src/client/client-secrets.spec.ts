import { describe, expect, it } from '@jest/globals';
import { hashPassword } from '../account/passwords.js';
import { ClientSecrets } from './client-secrets.js';

class Counted extends ClientSecrets {
  checks = 0;
  protected override check(secretHash: string, secret: string): Promise<boolean> {
    this.checks++;
    return super.check(secretHash, secret);
  }
}

describe('ClientSecrets', () => {
  it('checks a right secret once, and every wrong one again', async () => {
    const [hash, secrets] = [await hashPassword('right'), new Counted()];
    for (let i = 0; i < 5; i++) expect(await secrets.matches(hash, 'right')).toBe(true);
    expect(secrets.checks).toBe(1);
    for (let i = 0; i < 2; i++) expect(await secrets.matches(hash, 'wrong')).toBe(false);
    expect(secrets.checks).toBe(3);
  });

  it('checks a secret once that comes by many connections at the same moment, and is no less strict for that', async () => {
    const [hash, secrets] = [await hashPassword('right'), new Counted()];
    const asked = ['right', 'wrong', 'right', 'wrong', 'right'].map((secret) => secrets.matches(hash, secret));
    expect(await Promise.all(asked)).toEqual([true, false, true, false, true]);
    expect(secrets.checks).toBe(2);
    expect(await secrets.matches(hash, 'wrong')).toBe(false);
    expect(secrets.checks).toBe(3);
  });

  it('checks again after a check that failed', async () => {
    const secrets = new Counted();
    for (let i = 0; i < 2; i++) await expect(secrets.matches('not a hash', 'right')).rejects.toThrow();
    expect(secrets.checks).toBe(2);
  });

  it('forgets a right secret as soon as the stored hash is another', async () => {
    const secrets = new Counted();
    expect(await secrets.matches(await hashPassword('right'), 'right')).toBe(true);
    expect(await secrets.matches(await hashPassword('other'), 'right')).toBe(false);
  });

  it('refuses an empty secret and a client without one', async () => {
    const secrets = new Counted();
    expect([await secrets.matches(undefined, 'x'), await secrets.matches('x', '')]).toEqual([false, false]);
    expect(secrets.checks).toBe(0);
  });
});
