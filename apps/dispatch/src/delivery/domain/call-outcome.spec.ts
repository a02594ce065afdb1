import { describe, expect, it } from '@jest/globals';
import type { SendOutcome } from '../../channel/system-channel.js';
import { handedOver, settle } from './call-outcome.js';

const SENT: SendOutcome = { kind: 'sent' };
const of = (kind: 'failed' | 'refused' | 'held' | 'unready' | 'gone'): SendOutcome => ({ kind, error: 'why' });
const kinds = (said: SendOutcome[], count: number, stopped = false) => settle(said, count, stopped).outcomes.map(({ kind }) => kind);

describe('the outcome of a call', () => {
  it('says of what was left out that it was not tried', () => {
    expect(kinds([SENT, of('failed')], 4)).toEqual(['sent', 'failed', 'held', 'held']);
    expect(kinds([SENT, SENT, SENT], 2)).toEqual(['sent', 'sent']);
  });

  it('is that the system is there when it took a message, or refused one for its own sake', () => {
    for (const said of [[SENT], [of('refused')], [of('failed'), SENT], [of('held'), of('refused')]])
      expect(settle(said, said.length, false).well).toBe(true);
    for (const said of [[of('failed')], [of('gone')], [of('unready')], [of('failed'), of('held')]])
      expect(settle(said, said.length, false).well).toBe(false);
  });

  it('blames one message that was alone, and none of several, where nothing was tried', () => {
    expect(settle([], 1, false)).toEqual({ outcomes: [{ kind: 'failed', error: 'was not tried' }], well: false });
    expect(settle([of('held')], 1, false)).toEqual({ outcomes: [of('failed')], well: false });
    expect(kinds([of('held')], 3)).toEqual(['held', 'held', 'held']);
    expect(settle([of('held')], 3, false).well).toBe(false);
  });

  it('costs no try, and says nothing of the system, when it failed while we stop; what was sent and refused counts', () => {
    expect(settle([of('failed')], 2, true)).toMatchObject({ outcomes: [{ kind: 'held' }, { kind: 'held' }], well: undefined });
    expect(settle([], 1, true).well).toBeUndefined();
    expect(settle([SENT, of('failed')], 2, true)).toMatchObject({ outcomes: [SENT, { kind: 'held' }], well: true });
    expect(settle([of('refused')], 1, true)).toMatchObject({ outcomes: [{ kind: 'refused' }], well: true });
  });

  it('of a system that is not ready is that of all its messages, and nothing was handed over', () => {
    expect(kinds([of('unready')], 3)).toEqual(['unready', 'unready', 'unready']);
    expect(handedOver([of('unready'), of('held')])).toBe(false);
    expect(handedOver([of('unready'), SENT])).toBe(true);
    expect(handedOver([of('held'), of('held')])).toBe(true);
  });
});
