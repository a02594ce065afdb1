import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { ItemOperationalCore } from '@yiwang/events-catalogue';
import { AppError } from '@yiwang/kernel';
import { ItemDefinition, NewItem } from './item-definition.js';
import { ItemVersion } from './item-version.js';
import { afterMove, VERSION_MOVES, VERSION_STATUSES } from './version-status.js';

const NOW = new Date('2026-11-02T02:00:00.000Z');
const LATER = new Date('2026-12-01T02:00:00.000Z');
const { itemCode, ...definition } = NewItem.parse(ITEMS.cateringLicence);

const draft = (change: Partial<ItemDefinition> = {}, version = 1): ItemVersion =>
  ItemVersion.draft(itemCode, version, { ...definition, ...change }, NOW);
const codesOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    return (error as AppError).invalidParams?.map((p) => p.code) ?? [(error as AppError).code];
  }
  return [];
};

describe('rules of an item', () => {
  it.each(Object.entries(ITEMS))('holds for the demonstration item %s', (_, item) => {
    const { itemCode: code, ...rest } = NewItem.parse(item);
    expect(ItemVersion.draft(code, 1, rest, NOW).status).toBe('draft');
  });

  it('keeps the operational core within 4 KiB', () => {
    const version = draft();
    version.publish(NOW, undefined);
    expect(Buffer.byteLength(JSON.stringify(version.operationalCore()))).toBeLessThanOrEqual(4096);
  });

  it('refuses a body, level or category that the code does not name', () => {
    const body = { ...definition.implementingBody, orgCode: '11330203MB0A10021X' };
    expect(codesOf(() => draft({ implementingBody: body, exerciseLevel: '3', category: '20' }))).toEqual([
      'BODY_DIFFERS_FROM_CODE',
      'LEVEL_DIFFERS_FROM_CODE',
      'CATEGORY_DIFFERS_FROM_CODE',
    ]);
  });

  it('refuses a code whose credit code has a wrong check character', () => {
    const wrong = `11330203MB0A100134${itemCode.slice(18)}`;
    expect(codesOf(() => ItemVersion.draft(wrong, 1, definition, NOW))).toContain('STANDARDS.ITEM_CODE_USCC');
  });

  it('wants exactly one lead, each department once, and stages without a gap', () => {
    const [lead, other] = definition.participants;
    expect(codesOf(() => draft({ participants: [lead!, { ...other!, lead: true }] }))).toEqual(['ONE_LEAD']);
    expect(codesOf(() => draft({ participants: [lead!, { ...lead!, lead: false }] }))).toEqual(['PARTICIPANT_TWICE']);
    expect(codesOf(() => draft({ participants: [lead!, { ...other!, stage: 3 }] }))).toEqual(['STAGES_HAVE_GAP']);
  });

  it('refuses a promise longer than the law allows, and an immediate item that takes days', () => {
    const limits = { promised: { value: 30, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } } as const;
    expect(codesOf(() => draft({ limits }))).toEqual(['PROMISED_OVER_STATUTORY']);
    expect(codesOf(() => draft({ caseKind: 'immediate' }))).toEqual(['IMMEDIATE_LIMIT']);
  });

  it('wants a reason for visits, a basis for fees, and two telephones with area codes', () => {
    const fee = { feeCode: 'F1', name: '工本费', timing: 'beforeDelivery', rule: { kind: 'fixed', amountFen: 500 } } as const;
    const descriptive = { ...definition.descriptive, visits: 2, consultPhone: '87000001', complaintPhone: '87000001' };
    expect(codesOf(() => draft({ fees: [fee], descriptive }))).toEqual([
      'VISIT_WITHOUT_REASON',
      'FEE_WITHOUT_BASIS',
      'PHONE_WITHOUT_AREA_CODE',
      'PHONE_WITHOUT_AREA_CODE',
      'SAME_PHONES',
    ]);
  });

  it('refuses a form that is no schema, and a department that may see a field the form lacks', () => {
    expect(codesOf(() => draft({ form: { type: 'object', properties: { a: { type: 'nonsense' } } } }))).toEqual(['FORM_NOT_A_SCHEMA']);
    const [lead, ...others] = definition.participants;
    expect(codesOf(() => draft({ participants: [{ ...lead!, visibleFields: ['/idNumber'] }, ...others] }))).toEqual(['FIELD_NOT_IN_FORM']);
  });
});

describe('life cycle of a version', () => {
  it('reaches every status, and ends in superseded and cancelled', () => {
    const reached = new Set(['draft', ...Object.values(VERSION_MOVES).map((move) => move.to)]);
    expect([...reached].sort()).toEqual([...VERSION_STATUSES].sort());
    for (const end of ['superseded', 'cancelled'] as const) {
      for (const move of Object.keys(VERSION_MOVES) as (keyof typeof VERSION_MOVES)[]) expect(afterMove(end, move)).toBeUndefined();
    }
  });

  it('counts each fact of a version and tells a core that fits the contract', () => {
    const version = draft();
    version.publish(NOW, undefined);
    version.suspend(LATER);
    expect(version.sequence).toBe(2);
    const core = ItemOperationalCore.parse(version.operationalCore());
    expect(core).toMatchObject({ status: 'suspended', version: 1, validity: { from: NOW.toISOString(), to: null } });
  });

  it('ends the version in force at the moment the next one begins, and still tells it as published', () => {
    const first = draft();
    first.publish(NOW, undefined);
    const second = draft({}, 2);
    second.publish(LATER, first);
    expect(first.status).toBe('superseded');
    expect(first.operationalCore()).toMatchObject({ status: 'published', validity: { from: NOW.toISOString(), to: LATER.toISOString() } });
    expect(second.operationalCore().validity).toEqual({ from: LATER.toISOString(), to: null });
  });

  it('is not published before the planned effective date', () => {
    expect(codesOf(() => draft({ validity: { from: LATER.toISOString() } }).publish(NOW, undefined))).toEqual([
      'CATALOGUE.NOT_YET_EFFECTIVE',
    ]);
  });

  it('never changes after publication', () => {
    const version = draft();
    version.publish(NOW, undefined);
    expect(codesOf(() => version.edited(definition, LATER))).toEqual(['CATALOGUE.VERSION_IMMUTABLE']);
    expect(codesOf(() => version.publish(LATER, undefined))).toEqual(['CATALOGUE.MOVE_NOT_ALLOWED']);
  });

  it('gives the same hash for the same content and another for another', () => {
    expect(draft().detail().hash).toBe(draft().detail().hash);
    expect(draft({ name: '另一名称' }).detail().hash).not.toBe(draft().detail().hash);
  });
});
