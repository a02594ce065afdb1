import { describe, expect, it } from '@jest/globals';
import { etagOf, notModified, requireIfMatch } from './etag.js';

describe('etag', () => {
  it.each([['"5"'], ['"4", "5"'], ['*']])('lets If-Match %s change version 5', (header) => {
    expect(() => requireIfMatch(header, 5)).not.toThrow();
  });
  it.each([['"4"'], ['5'], ['W/"5"']])('refuses If-Match %s for version 5', (header) => {
    expect(() => requireIfMatch(header, 5)).toThrow(/IF_MATCH_STALE/);
  });
  it('asks for If-Match where it is missing', () => {
    expect(() => requireIfMatch(undefined, 5)).toThrow(/IF_MATCH_MISSING/);
  });
  it.each([
    ['"5"', true],
    ['W/"5"', true],
    ['"4", "5"', true],
    ['*', true],
    ['"4"', false],
    [undefined, false],
  ])('takes If-None-Match %s of version 5 for unchanged: %s', (header, same) => {
    expect(notModified({ headers: { 'if-none-match': header } }, etagOf(5))).toBe(same);
  });
});
