import { describe, expect, it } from '@jest/globals';
import { deviceOf, maskAddress } from './device.js';

describe('a device', () => {
  it('is named by its browser and system, without versions', () => {
    const edge =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0';
    expect(deviceOf(edge)).toEqual({ browser: 'Microsoft Edge', system: 'Windows' });
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
    expect(deviceOf(phone)).toEqual({ browser: 'Safari', system: 'iOS' });
  });

  it.each([undefined, '', '\u0000', '(((((('])('is unknown when the header is %j', (header) => {
    expect(deviceOf(header)).toEqual({ browser: null, system: null });
  });

  it.each([
    ['203.0.113.9', '203.0.*.*'],
    ['2001:db8:1:2::1', '2001:db8:*'],
    ['::1', '::*'],
  ])('%s is shown as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });
});
