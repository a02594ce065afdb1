import { describe, expect, it } from '@jest/globals';
import { defineError } from '@yiwang/kernel';
import { isRefusal, outcomeOf } from './outcome.js';

const rule = { waitsOn: ['X.WAITS'], lateOn: ['X.LATE'] };

describe('what a refusal means for a message', () => {
  it('is said by the rule of its type; a missing predecessor always means waiting', () => {
    expect(outcomeOf('DISPATCH.PREDECESSOR_MISSING', rule, true)).toBe('waiting');
    expect(outcomeOf('X.WAITS', rule, true)).toBe('waiting');
    expect(outcomeOf('X.LATE', rule, true)).toBe('late');
    expect(outcomeOf('X.OTHER', rule, true)).toBe('refused');
  });
  it('is no waiting where the rule gives no time for it', () => {
    expect(outcomeOf('DISPATCH.PREDECESSOR_MISSING', rule, false)).toBe('refused');
  });
  it('is none where the trouble is ours: such a message comes again', () => {
    const text = { zh: '', en: '' };
    for (const kind of ['unavailable', 'internal', 'too-many'] as const) expect(isRefusal(defineError(kind, 'X.Y', text)())).toBe(false);
    for (const kind of ['conflict', 'not-found', 'invalid', 'unprocessable', 'forbidden'] as const) {
      expect(isRefusal(defineError(kind, 'X.Y', text)())).toBe(true);
    }
    expect(isRefusal(new Error('x'))).toBe(false);
  });
});
