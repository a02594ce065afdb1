import { describe, expect, it } from '@jest/globals';
import { parseStep } from '@yiwang/standards';
import { NODE_KINDS, nodeOf } from './step-node.js';

const DETAILS = [
  {},
  { onTheSpot: true },
  { ground: 'notRequired' },
  { ground: 'otherAuthority' },
  { outcome: 'approved' },
  { outcome: 'rejected' },
  { outcome: 'forwarded' },
  { outcome: 'terminated' },
  { outcome: 'annulled' },
  { lapsed: true },
  { cancelled: true },
  { handling: true },
];

describe('the grammar of steps', () => {
  it('has a legal pair for everything that it is told of', () => {
    for (const kind of NODE_KINDS) {
      for (const detail of DETAILS) {
        const node = nodeOf(kind, detail);
        if (node) expect([kind, detail, parseStep(node.type, node.result).ok]).toEqual([kind, detail, true]);
      }
    }
  });

  it.each([
    ['accepted', {}, { type: '1', result: '4' }],
    ['accepted', { onTheSpot: true }, { type: '4', result: '4' }],
    ['correction-requested', {}, { type: '1', result: '5' }],
    ['correction-requested', { handling: true }, { type: '2', result: '5' }],
    ['refused', { ground: 'notRequired' }, { type: '4', result: '2' }],
    ['refused', { ground: 'requirementsNotMet' }, { type: '4', result: '3' }],
    ['suspended', {}, { type: '2', result: '6' }],
    ['withdrawn', {}, { type: '2', result: '7' }],
    ['decided', { outcome: 'approved' }, { type: '3', result: '1' }],
    ['decided', { outcome: 'rejected' }, { type: '3', result: '0' }],
    ['decided', { outcome: 'approved', late: true }, null],
    ['delivered', {}, null],
    ['constructor', {}, null],
  ])('calls %s %j %j', (kind, detail, node) => {
    expect(nodeOf(kind, detail)).toEqual(node);
  });
});
