import type { Permission } from '@yiwang/permissions';
import { legalPersonRealNameLevel, meetsRealNameLevel, personRealNameLevel, type RealNameLevel } from '@yiwang/standards';

export type AccountKind = 'person' | 'legalPerson' | 'officer';

/** 实名等级 in the neutral order, of the code that an account of this kind has. */
export function realNameLevelOf(kind: AccountKind, code: number | null): RealNameLevel {
  if (code === null || kind === 'officer') return 'none';
  const list = kind === 'person' ? personRealNameLevel : legalPersonRealNameLevel;
  const level = list.decode(String(code));
  return level.ok ? level.value : 'none';
}

/**
 * What the people side may do by itself. Who is not real-name verified may look and ask, not file: a person needs 高级实名, a legal
 * person any verified level.
 */
export function ownPermissions(kind: AccountKind, realNameLevel: number | null): Permission[] {
  if (kind === 'officer') return [];
  const needed: RealNameLevel = kind === 'person' ? 'strong' : 'basic';
  return meetsRealNameLevel(realNameLevelOf(kind, realNameLevel), needed) ? ['case.file', 'payment.pay', 'evaluation.rate'] : [];
}
