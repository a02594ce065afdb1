import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DenyList, type EndableToken } from './deny-list.js';
import { endingKey, ENDING_KINDS, type Ending, type EndingKind } from './ending.js';

const issuer = 'http://auth.test/oidc';
const ending = (kind: EndingKind, id: string, notBefore: number | null, until = 1_000): Ending => ({
  key: endingKey(issuer, kind, id),
  notBefore,
  until,
});
const token = (issuedAt: number, ...subjects: [EndingKind, string][]): EndableToken => ({ issuedAt, subjects });

describe('the list of those whose access has ended', () => {
  it('denies what was issued before, and nothing issued since', () => {
    const list = new DenyList(issuer);
    list.add([ending('account', 'a', 100)], 0);
    expect([99, 100, 101].map((at) => list.denies(token(at, ['account', 'a'])))).toEqual([true, false, false]);
  });

  it('denies an ended session and an ended authorisation for good', () => {
    const list = new DenyList(issuer);
    list.add([ending('session', 's', null)], 0);
    expect(list.denies(token(10_000, ['account', 'a'], ['session', 's']))).toBe(true);
  });

  it.each(ENDING_KINDS)('takes the id of one kind for no other: %s', (kind) => {
    const list = new DenyList(issuer);
    list.add([ending(kind, 'x', null)], 0);
    const denied = ENDING_KINDS.filter((other) => list.denies(token(1, [other, 'x'])));
    expect(denied).toEqual([kind]);
  });

  it('takes nothing from a list of another issuer', () => {
    const list = new DenyList(issuer);
    list.add([{ ...ending('account', 'a', null), key: endingKey('http://elsewhere/oidc', 'account', 'a') }], 0);
    expect(list.denies(token(1, ['account', 'a']))).toBe(false);
  });

  it('forgets what no token can be about any more', () => {
    const list = new DenyList(issuer);
    list.add([ending('account', 'a', null, 50), ending('account', 'b', null, 500)], 0);
    list.add([], 100);
    expect(list.size).toBe(1);
    expect(list.denies(token(1, ['account', 'b']))).toBe(true);
  });

  it('comes to the same, in whatever order and however often endings come', () => {
    const some = fc.record({
      id: fc.constantFrom('a', 'b'),
      notBefore: fc.option(fc.integer({ min: 0, max: 20 })),
      until: fc.integer({ min: 500, max: 900 }),
    });
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 0, max: 20 }),
        (given, order, issuedAt) => {
          const endings = given.map(({ id, notBefore, until }) => ending('account', id, notBefore, until));
          const [one, other] = [new DenyList(issuer), new DenyList(issuer)];
          one.add(endings, 0);
          const shuffled = [...endings, ...endings].map((each) => ({ each, at: order.next().value! })).sort((x, y) => x.at - y.at);
          for (const { each } of shuffled) other.add([each], 0);
          for (const id of ['a', 'b']) {
            const denied = given.some((each) => each.id === id && (each.notBefore === null || issuedAt < each.notBefore));
            expect([one, other].map((list) => list.denies(token(issuedAt, ['account', id])))).toEqual([denied, denied]);
          }
        },
      ),
    );
  });

  it('changes its version with what it did not know, and only then', () => {
    const list = new DenyList(issuer);
    list.add([ending('account', 'a', 100)], 0);
    const { version } = list;
    list.add([ending('account', 'a', 100), ending('account', 'a', 50)], 0);
    expect(list.version).toBe(version);
    list.add([ending('account', 'a', 101)], 0);
    expect(list.version).toBeGreaterThan(version);
  });
});
