import { describe, expect, it } from '@jest/globals';
import { AgentScope, judgeAgent, reachesBody } from './agent-scope.js';

const TASK = '11330203MB0A10012A4330100757001';
const account = { id: 'a-1', orgCode: '91330203MA2B10014T' };
const scope = AgentScope.parse({
  accountId: 'a-1',
  creditCode: account.orgCode,
  everything: false,
  items: [TASK],
  departments: ['11330203MB0A10013X'],
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-02-01T00:00:00.000Z',
  ended: false,
});
const at = (day: string): Date => new Date(`2026-${day}T00:00:00.000Z`);
const concerned = { itemCode: TASK, orgCode: '11330203MB0A10012A' };

describe('what an agent may do', () => {
  it('is what his authorisation names, an item with its handling items, or a department with all of its own', () => {
    expect(judgeAgent(scope, account, concerned, at('01-15'))).toBe('allowed');
    expect(judgeAgent(scope, account, { ...concerned, itemCode: `${TASK}01` }, at('01-15'))).toBe('allowed');
    expect(judgeAgent(scope, account, { itemCode: 'X', orgCode: '11330203MB0A10013X' }, at('01-15'))).toBe('allowed');
    expect(judgeAgent(scope, account, { ...concerned, itemCode: `${TASK.slice(0, 30)}2` }, at('01-15'))).toBe('outside');
    expect(judgeAgent({ ...scope, items: [`${TASK}01`] }, account, concerned, at('01-15'))).toBe('outside');
    expect(judgeAgent({ ...scope, everything: true, items: [] }, account, { itemCode: 'X', orgCode: 'Y' }, at('01-15'))).toBe('allowed');
  });

  it('begins with the first moment of its time and is over with the last, and when it has ended', () => {
    expect(judgeAgent(scope, account, concerned, new Date(at('01-01').getTime() - 1))).toBe('ended');
    expect(judgeAgent(scope, account, concerned, at('01-01'))).toBe('allowed');
    expect(judgeAgent(scope, account, concerned, at('02-01'))).toBe('ended');
    expect(judgeAgent({ ...scope, ended: true }, account, concerned, at('01-15'))).toBe('ended');
  });

  it('is for the account and the enterprise that it was given for', () => {
    expect(judgeAgent(scope, { ...account, id: 'a-2' }, concerned, at('01-15'))).toBe('outside');
    expect(judgeAgent(scope, { ...account, orgCode: '91330203MA2B10022M' }, concerned, at('01-15'))).toBe('outside');
    expect(judgeAgent(scope, { id: 'a-1' }, concerned, at('01-15'))).toBe('outside');
    expect(judgeAgent({ ...scope, accountId: null }, account, concerned, at('01-15'))).toBe('outside');
  });

  it('has to do with a body that is named, or one of whose items is, and with no other', () => {
    const reached = (over: object, orgCode: string) => reachesBody({ ...scope, ...over }, orgCode);
    expect([reached({}, '11330203MB0A10013X'), reached({}, '11330203MB0A10012A'), reached({}, '11330203MB0A100141')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([reached({ items: [] }, '11330203MB0A10012A'), reached({ items: [`${TASK}01`] }, '11330203MB0A10012A')]).toEqual([false, true]);
    expect(reached({ everything: true, items: [], departments: [] }, '11330203MB0A100141')).toBe(true);
  });
});
