import { describe, expect, it } from '@jest/globals';
import type { AppError } from '@yiwang/kernel';
import { DirectoryContent, type ChangeOrder } from './directory-content.js';
import { DirectoryEntry } from './directory-entry.js';

const NOW = new Date('2026-11-02T02:00:00.000Z');
const LATER = new Date('2026-12-01T00:00:00.000Z');
const content = DirectoryContent.parse({ name: '食品经营许可', regionCode: '330000', useLevels: ['3', '4'] });
const order = (more: Partial<ChangeOrder> = {}): ChangeOrder => ({ basis: '浙政办发〔2026〕1号', ...more });
const later = order({ effectiveAt: LATER.toISOString() });
const enter = (given = order(), code = '330100757000', said = content): DirectoryEntry =>
  DirectoryEntry.enter(code, null, said, given, NOW);
const codesOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    return (error as AppError).invalidParams?.map((p) => p.code) ?? [(error as AppError).code];
  }
  return [];
};
const stateOf = (entry: DirectoryEntry) => {
  const { status, currentVersion, latestVersion, pending } = entry.snapshot();
  return [status, currentVersion, latestVersion, pending?.version ?? null];
};

describe('an entry of the basic directory', () => {
  it('is in force at once, or planned until its day', () => {
    expect(stateOf(enter())).toEqual(['active', 1, 1, null]);
    const planned = enter(later);
    expect(stateOf(planned)).toEqual(['planned', null, 1, 1]);
    expect(codesOf(() => planned.requireInForce())).toEqual(['CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE']);
    planned.takeEffect(planned.added[0]!);
    expect(stateOf(planned)).toEqual(['active', 1, 1, null]);
  });

  it('is put right before its first day, which stays unless another is given', () => {
    const planned = enter(later);
    planned.change({ ...content, name: '更正后的名称' }, order(), NOW);
    expect(stateOf(planned)).toEqual(['planned', null, 2, 2]);
    expect(planned.snapshot()).toMatchObject({ pending: { from: LATER }, content: { name: '更正后的名称' } });
    const past = order({ effectiveAt: '2026-11-01T00:00:00.000Z' });
    expect(codesOf(() => planned.change(content, past, NOW))).toEqual(['EFFECTIVE_IN_PAST']);
    const sooner = order({ effectiveAt: '2026-11-20T00:00:00.000Z' });
    planned.change(content, sooner, NOW);
    expect(planned.snapshot().pending).toEqual({ version: 3, from: new Date('2026-11-20T00:00:00.000Z') });
    planned.takeEffect(planned.added[2]!);
    expect([...stateOf(planned), planned.content.name]).toEqual(['active', 3, 3, null, content.name]);
  });

  it('takes no code that the standard does not know, and no region outside the province of its code', () => {
    expect(codesOf(() => enter(order(), '990100757000'))).toEqual(['STANDARDS.ITEM_CODE_PROVINCE']);
    expect(codesOf(() => enter(order(), '510100757000'))).toEqual(['REGION_DIFFERS_FROM_CODE']);
    expect(codesOf(() => enter(order(), '000100757000'))).toEqual([]);
  });

  it('never takes effect in the past', () => {
    const past = order({ effectiveAt: '2026-11-01T00:00:00.000Z' });
    expect(codesOf(() => enter(past))).toEqual(['EFFECTIVE_IN_PAST']);
    const entry = enter();
    expect(codesOf(() => entry.move('cancel', past, NOW))).toEqual(['EFFECTIVE_IN_PAST']);
    expect(stateOf(entry)).toEqual(['active', 1, 1, null]);
  });

  it('gains a version with each change, and keeps what is in force until a planned one begins', () => {
    const entry = enter();
    entry.change({ ...content, name: '食品经营许可（含仅销售预包装）' }, later, NOW);
    expect(stateOf(entry)).toEqual(['active', 1, 2, 2]);
    expect(entry.content.name).toBe('食品经营许可');
    expect(codesOf(() => entry.move('suspend', order(), NOW))).toEqual(['CATALOGUE.DIRECTORY_CHANGE_PENDING']);
    entry.takeEffect(entry.added[1]!);
    expect([entry.content.name, ...stateOf(entry)]).toEqual(['食品经营许可（含仅销售预包装）', 'active', 2, 2, null]);
  });

  it('drops a planned change when that is withdrawn or the entry is cancelled, each as a version of its own', () => {
    const withdrawn = enter();
    expect(codesOf(() => withdrawn.move('withdraw', order(), NOW))).toEqual(['CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED']);
    withdrawn.move('cancel', later, NOW);
    withdrawn.move('withdraw', order(), NOW);
    expect(stateOf(withdrawn)).toEqual(['active', 3, 3, null]);
    const cancelled = enter(later);
    cancelled.move('cancel', order(), NOW);
    expect(stateOf(cancelled)).toEqual(['cancelled', 2, 2, null]);
    expect(codesOf(() => cancelled.move('resume', order(), NOW))).toEqual(['CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED']);
  });

  it('changes its place in the tree at once or not at all', () => {
    expect(codesOf(() => enter().change({ ...content, parentCode: '330100700000' }, later, NOW))).toEqual(['PARENT_CHANGE_PLANNED']);
  });

  it('has another revision after every change and every day that comes', () => {
    const entry = enter(later);
    const before = entry.revision;
    entry.takeEffect(entry.added[0]!);
    expect(entry.revision).not.toBe(before);
  });
});
