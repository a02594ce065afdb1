import { describe, expect, it } from '@jest/globals';
import { caseStatesDocument, statesProblems, type CaseStates } from './case-states.ts';

const states: CaseStates = {
  statuses: ['open', 'done'],
  statusNames: { open: '已申报', done: '已办结' },
  roleNames: { clerk: '窗口' },
  documentTitles: { notice: '通知书' },
  initial: 'open',
  finals: ['done'],
  transitions: {
    close: {
      zh: '办结',
      from: ['open'],
      to: 'done',
      by: ['clerk'],
      needs: ['reason'],
      documents: ['notice'],
      clocks: { stops: ['promise'] },
    },
    extend: { zh: '延长', from: ['open'], to: null, by: ['clerk'], needs: [], documents: [], clocks: {} },
  },
};

describe('the drawing of the states', () => {
  it('has an arrow for each move that leads on, and a row for every move', () => {
    const text = caseStatesDocument(states);
    expect(text).toContain('  [*] --> open: 申报\n  open --> done: 办结\n  done --> [*]');
    expect(text).not.toContain('open --> open');
    expect(text).toContain('| `close` 办结 | 已申报 | 已办结 | 窗口 | `reason` | 通知书 | 停止承诺 |');
    expect(text).toContain('| `extend` 延长 | 已申报 | 不变 | 窗口 | – | – | – |');
  });

  it('is refused for a table that names what is not there', () => {
    expect(statesProblems(states)).toEqual([]);
    const close = { ...states.transitions['close']!, to: 'gone', by: ['nobody'], documents: ['paper'] };
    expect(statesProblems({ ...states, statusNames: { open: '已申报' }, transitions: { close } })).toEqual([
      'done has no name',
      'close: gone is no status',
      'close: nobody is no role',
      'close: paper is no document',
    ]);
  });
});
