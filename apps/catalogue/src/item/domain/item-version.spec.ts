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

const materialsOf = (count: number, length: number): ItemDefinition['materials'] =>
  Array.from({ length: count }, (_, i) => ({ materialCode: `M${i}`, name: '材'.repeat(length), required: true }));

describe('rules of an item', () => {
  it.each(Object.entries(ITEMS))('holds for the demonstration item %s', (_, item) => {
    const { itemCode: code, ...rest } = NewItem.parse(item);
    expect(ItemVersion.draft(code, 1, rest, NOW).status).toBe('draft');
  });

  it('refuses an operational core of more than 4 KiB', () => {
    expect(codesOf(() => draft({ materials: materialsOf(40, 100) }))).toEqual(['CORE_TOO_LARGE']);
  });

  it('keeps every core it takes within 4 KiB, whatever becomes of the version', () => {
    let largest = 0;
    for (let length = 1; length <= 100; length++) {
      if (codesOf(() => draft({ materials: materialsOf(10, length) })).length > 0) break;
      const version = draft({ materials: materialsOf(10, length) }, 1_000_000);
      version.publish(NOW, undefined);
      version.suspend(LATER);
      draft({}, 1_000_001).publish(LATER, version);
      largest = Buffer.byteLength(JSON.stringify(version.operationalCore()));
      expect(largest).toBeLessThanOrEqual(4096);
    }
    expect(largest).toBeGreaterThan(3_800);
  });

  it('wants the whole limit for the lead, and no share that falls from stage to stage', () => {
    const [lead, second, third] = definition.participants;
    expect(codesOf(() => draft({ participants: [{ ...lead!, sharePercent: 80 }, second!] }))).toEqual(['LEAD_SHARE']);
    const falling = [lead!, { ...second!, sharePercent: 60 }, { ...third!, stage: 2, sharePercent: 40 }];
    expect(codesOf(() => draft({ participants: falling }))).toEqual(['SHARE_FALLS']);
    expect(codesOf(() => draft({ participants: falling.map((p) => ({ ...p, sharePercent: 100 })) }))).toEqual([]);
  });

  it('wants each material and each fee under a code of its own', () => {
    const [material] = definition.materials;
    const fee = { feeCode: 'F1', name: '工本费', timing: 'beforeDelivery', rule: { kind: 'fixed', amountFen: 500 } } as const;
    const descriptive = { ...definition.descriptive, feeBasis: '浙价费〔2020〕1号' };
    const twice = { materials: [material!, material!], fees: [fee, fee], descriptive };
    expect(codesOf(() => draft(twice))).toEqual(['MATERIAL_TWICE', 'FEE_TWICE']);
  });

  it('refuses a fee by a quantity that is no field of the form', () => {
    const descriptive = { ...definition.descriptive, feeBasis: '浙价费〔2020〕1号' };
    const byUnit = (quantity: string) =>
      draft({
        descriptive,
        fees: [{ feeCode: 'F1', name: '检测费', timing: 'beforeDecision', rule: { kind: 'perUnit', quantity, unitFen: 1 } }],
      });
    expect(codesOf(() => byUnit('/seats'))).toEqual([]);
    for (const quantity of ['seats', '', '/rooms']) expect(codesOf(() => byUnit(quantity))).toEqual(['FIELD_NOT_IN_FORM']);
  });

  it('refuses a validity that ends before it begins', () => {
    const validity = { from: LATER.toISOString(), to: NOW.toISOString() };
    expect(codesOf(() => draft({ validity }))).toEqual(['VALIDITY_REVERSED']);
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
    expect(codesOf(() => draft({ participants: [lead!, { ...other!, lead: true, sharePercent: 100 }] }))).toEqual(['ONE_LEAD']);
    expect(codesOf(() => draft({ participants: [lead!, { ...lead!, lead: false }] }))).toEqual(['PARTICIPANT_TWICE']);
    expect(codesOf(() => draft({ participants: [lead!, { ...other!, stage: 3 }] }))).toEqual(['STAGES_HAVE_GAP']);
    const optional = [lead!, { ...other!, mandatory: false }];
    expect(codesOf(() => draft({ participants: optional }))).toEqual(['MANDATORY_WITHOUT_RULE']);
    expect(codesOf(() => draft({ participants: optional, joinRule: 'leadDecides' }))).toEqual([]);
    expect(codesOf(() => draft({ participants: [{ ...lead!, mandatory: false }, other!], joinRule: 'leadDecides' }))).toEqual([
      'LEAD_MANDATORY',
    ]);
  });

  it('refuses an immediate item that takes days, and a promise of nothing', () => {
    const limits = { promised: { value: 0, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } } as const;
    expect(codesOf(() => draft({ caseKind: 'immediate' }))).toEqual(['IMMEDIATE_LIMIT']);
    expect(codesOf(() => draft({ limits }))).toEqual(['PROMISED_LIMIT']);
  });

  it('refuses a form that is no schema, and a department that may see a field the form lacks', () => {
    expect(codesOf(() => draft({ form: { type: 'object', properties: { a: { type: 'nonsense' } } } }))).toEqual(['FORM_NOT_A_SCHEMA']);
    const [lead, ...others] = definition.participants;
    expect(codesOf(() => draft({ participants: [{ ...lead!, visibleFields: ['/idNumber'] }, ...others] }))).toEqual(['FIELD_NOT_IN_FORM']);
    for (const pointer of ['/$applicant', '/$applicant/name', '/$materials/M1'])
      expect(() => draft({ participants: [{ ...lead!, visibleFields: [pointer] }, ...others] })).not.toThrow();
    expect(codesOf(() => draft({ participants: [{ ...lead!, visibleFields: ['/$applicants'] }, ...others] }))).toEqual([
      'FIELD_NOT_IN_FORM',
    ]);
    expect(() => draft({ participants: [{ ...lead!, visibleFields: ['/$materials/M1'] }, ...others] })).not.toThrow();
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

  it('stays suspended under a new version, which tells that in its first fact', () => {
    const [first, second] = [draft(), draft({}, 2)];
    first.publish(NOW, undefined);
    first.suspend(NOW);
    second.publish(LATER, first);
    expect([first.status, second.status, second.sequence, second.operationalCore().status]).toEqual([
      ...['superseded', 'suspended', 1, 'suspended'],
    ]);
    second.resume(LATER);
    expect(second.status).toBe('published');
  });

  it('ends on the day planned for the version before it, unless its author names another', () => {
    const end = new Date(LATER.getTime() + 86_400_000);
    const other = new Date(LATER.getTime() + 2 * 86_400_000).toISOString();
    const ends = (validity: ItemDefinition['validity'], at = LATER): string | null => {
      const [first, second] = [draft(), draft({ validity }, 2)];
      first.publish(NOW, undefined);
      first.planCancel(end, NOW);
      if (validity.from !== undefined) second.schedule(NOW, first);
      second.publish(at, first);
      return second.operationalCore().validity.to;
    };
    expect(ends({})).toBe(end.toISOString());
    expect(ends({ to: other })).toBe(other);
    // It was to begin on the very day of the end, or is put in force late: the end that it was to take over counts, not the delay.
    expect(ends({ from: end.toISOString() }, end)).toBeNull();
    expect(ends({ from: LATER.toISOString() }, new Date(end.getTime() + 60_000))).toBe(end.toISOString());
  });

  it('is not planned for a day after the end of its item', () => {
    const [first, second] = [draft(), draft({ validity: { from: new Date(LATER.getTime() + 1).toISOString() } }, 2)];
    first.publish(NOW, undefined);
    first.planCancel(LATER, NOW);
    expect(codesOf(() => second.schedule(NOW, first))).toEqual(['AFTER_PLANNED_CANCELLATION']);
    expect(second.status).toBe('draft');
  });

  it('waits for its planned day, tells nothing while it waits, and begins on that day', () => {
    const version = draft({ validity: { from: LATER.toISOString() } });
    version.schedule(NOW, undefined);
    expect([version.status, version.sequence, version.due(NOW)]).toEqual(['scheduled', 0, undefined]);
    expect(() => version.operationalCore()).toThrow(/MOVE_NOT_ALLOWED/);
    expect(version.due(LATER)).toBe('begin');
    version.publish(new Date(LATER.getTime() + 700), undefined);
    expect(version.operationalCore()).toMatchObject({ status: 'published', validity: { from: LATER.toISOString() } });
    expect(version.sequence).toBe(1);
  });

  it('may be taken back while it waits, and is the same draft again', () => {
    const version = draft({ validity: { from: LATER.toISOString() } });
    const before = version.detail().hash;
    version.schedule(NOW, undefined);
    expect(codesOf(() => version.edited(definition, NOW))).toEqual(['CATALOGUE.VERSION_IMMUTABLE']);
    version.unschedule(NOW);
    expect([version.status, version.detail().hash]).toEqual(['draft', before]);
  });

  it('has no effect in the past: a past date is refused, and one that passed during the review counts from the publication', () => {
    const yesterday = new Date(NOW.getTime() - 86_400_000).toISOString();
    expect(codesOf(() => draft({ validity: { from: yesterday } }))).toEqual(['EFFECTIVE_IN_PAST']);
    expect(codesOf(() => draft({ validity: { to: yesterday } }))).toEqual(['EFFECTIVE_IN_PAST']);
    const late = new Date(LATER.getTime() + 86_400_000);
    const version = draft({ validity: { from: LATER.toISOString() } });
    version.publish(late, undefined);
    expect(version.operationalCore().validity.from).toBe(late.toISOString());
  });

  it('ends on a day that is set while it is in force, and not on one that has passed', () => {
    const version = draft();
    expect(codesOf(() => version.planCancel(LATER, NOW))).toEqual(['CATALOGUE.MOVE_NOT_ALLOWED']);
    version.publish(NOW, undefined);
    expect(codesOf(() => version.planCancel(NOW, NOW))).toEqual(['EFFECTIVE_IN_PAST']);
    version.planCancel(LATER, NOW);
    expect([version.sequence, version.operationalCore().validity.to]).toEqual([2, LATER.toISOString()]);
    expect([version.due(NOW), version.due(LATER)]).toEqual([undefined, 'end']);
    version.planCancel(null, NOW);
    expect(version.due(LATER)).toBeUndefined();
  });

  it('never begins when its end came first', () => {
    const version = draft({ validity: { from: LATER.toISOString(), to: new Date(LATER.getTime() + 1).toISOString() } });
    version.schedule(NOW, undefined);
    expect(version.due(new Date(LATER.getTime() + 60_000))).toBe('lapse');
  });

  it('is not published before the planned effective date', () => {
    expect(codesOf(() => draft({ validity: { from: LATER.toISOString() } }).publish(NOW, undefined))).toEqual([
      'CATALOGUE.NOT_YET_EFFECTIVE',
    ]);
  });

  it('is not published after its planned end, and what ends it early does not put that end off', () => {
    const validity = { to: LATER.toISOString() };
    expect(codesOf(() => draft({ validity }).publish(LATER, undefined))).toEqual(['CATALOGUE.VALIDITY_OVER']);
    const afterwards = new Date(LATER.getTime() + 86_400_000);
    const [superseded, cancelled] = [draft({ validity }), draft({ validity })];
    for (const version of [superseded, cancelled]) version.publish(NOW, undefined);
    draft({}, 2).publish(afterwards, superseded);
    cancelled.cancel(afterwards);
    for (const version of [superseded, cancelled]) expect(version.operationalCore().validity.to).toBe(LATER.toISOString());
  });

  it('is renewed by an import as a draft of its own, and never points to fields of a form that nobody has seen', () => {
    const { core, descriptive } = draft().snapshot();
    const renewed = draft().renewed(2, { core: { ...core, name: '新名称' }, descriptive, documents: {}, validity: {} }, LATER);
    expect(renewed.snapshot()).toMatchObject({ version: 2, status: 'draft', sequence: 0, publishedAt: null, core: { name: '新名称' } });
    expect(renewed.changes).toEqual([{ kind: 'import', fields: ['/name'] }]);
    const [lead, ...others] = core.participants;
    const pointing = { ...core, participants: [{ ...lead!, visibleFields: ['/elsewhere'] }, ...others] };
    expect(codesOf(() => draft().renewed(2, { core: pointing, descriptive, documents: {}, validity: {} }, LATER))).toEqual(['FORM_NEEDED']);
  });

  it('refuses a name from an import that makes the core too large', () => {
    let length = 100;
    const sized = (n: number) => draft({ materials: materialsOf(10, n), name: '名' });
    while (codesOf(() => sized(length)).length > 0) length--;
    const { core, descriptive } = sized(length).snapshot();
    const content = { core: { ...core, name: '名'.repeat(200) }, descriptive, documents: {}, validity: {} };
    expect(codesOf(() => sized(length).renewed(2, content, LATER))).toEqual(['CORE_TOO_LARGE']);
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
