import { crossRegionScopes, onlineDepths } from '@yiwang/standards';
import type { ExtendedElements } from '../../item/domain/elements/extended.js';
import { resultTypes } from '../../item/domain/elements/extended.js';
import {
  materialForms,
  materialKinds,
  materialNecessities,
  materialSources,
  type MaterialDetail,
} from '../../item/domain/elements/materials.js';
import type { Told } from '../domain/source-item.js';
import { listOf } from './cells.js';
import { saying, type Cells } from './national-cells.js';
import { EXTEND_FIELD, FEE_IN_WORDS, HANDLE_AREAS } from './national-codes.js';

const nonEmpty = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

function areasOf(text: string): ExtendedElements['crossRegion'] {
  const found = listOf(text).flatMap((code) => {
    const numbered = HANDLE_AREAS.find(([number]) => number === code)?.[1];
    const named = crossRegionScopes.decode(code);
    return numbered ? [numbered] : named.ok ? [named.value] : [];
  });
  return nonEmpty([...new Set(found)]);
}

/** 扩展信息. */
export function extendedElements(cells: Cells, told: Told): void {
  const resultName = cells.said('RESULT_NAME');
  const sample = cells.address('RESULT_GUID');
  const more = cells.said('EXTEND_FIELD');
  const reason = cells.said('LIMIT_SCENE_EXPLAIN');
  const names = (column: string): { name: string }[] | undefined => nonEmpty(listOf(cells.said(column) ?? '').map((name) => ({ name })));
  const codes = (column: string): string[] | undefined => nonEmpty(listOf(cells.said(column) ?? ''));
  const regions = (column: string): string[] | undefined =>
    nonEmpty(listOf(cells.said(column) ?? '').filter((code) => /^\d{6}(\d{3}(\d{3})?)?$/.test(code)));
  const elements = saying<ExtendedElements>({
    jointBodies: names('OTHER_DEPT'),
    intermediaryServices: names('SERVICE_TYPE'),
    quota: cells.said('LIMIT_EXPLAIN'),
    crossRegion: areasOf(cells.text('HANDLE_AREA')),
    inServiceHall: cells.flag('IS_ENTRY_CENTER'),
    courier: cells.flag('IS_EXPRESS'),
    online: cells.flag('IS_ONLINE'),
    onlinePayment: cells.flag('IS_PAY_ONLINE'),
    booking: cells.flag('IS_SCHEDULE'),
    selfService: cells.flag('IS_SERVICE_TERMINALS'),
    onlineDepths: cells.keys('ONLINE_HANDLE_DEPTH', onlineDepths),
    onlineUrl: cells.address('ONLINE_HANDLE_URL'),
    results:
      resultName === undefined
        ? undefined
        : [
            {
              type: cells.key('RESULT_TYPE', resultTypes) ?? 'other',
              name: resultName,
              ...(sample !== undefined && { sample: { name: resultName, url: sample } }),
            },
          ],
    personTopics: codes('USER_TOPIC_TYPE'),
    // The column's text in the standard says 自然人, a copy error: its name is right.
    legalPersonTopics: codes('CORP_TOPIC_TYPE'),
    townCodes: regions('TOWN_CODE'),
    villageCodes: regions('VILLAGE_CODE'),
    more: more === undefined ? undefined : [{ name: EXTEND_FIELD, value: more }],
  });
  told.descriptive.extended = elements;
  if (reason !== undefined && told.descriptive.visits !== 0) told.descriptive.visitReason = reason;
}

/** 材料目录. The tables number materials by their order only. */
export function materialsOf(rows: readonly Cells[], told: Told): void {
  if (rows.length === 0) return;
  const named = rows.filter((cells) => cells.text('MATERIAL_NAME') !== '');
  const details: MaterialDetail[] = [];
  told.core.materials = named.map((cells, i) => {
    const materialCode = `M${String(i + 1).padStart(2, '0')}`;
    const name = cells.text('MATERIAL_NAME');
    const necessity = cells.key('IS_NEED', materialNecessities);
    const blank = cells.address('FORM_GUID');
    const sample = cells.address('EXAMPLE_GUID');
    details.push({
      materialCode,
      ...saying<MaterialDetail>({
        materialCode,
        kind: cells.key('MATERIAL_TYPE', materialKinds),
        form: cells.key('MATERIAL_FORMAT', materialForms),
        necessity,
        source: cells.key('SOURCE_TYPE', materialSources),
        sourceNote: cells.said('SOURCE_EXPLAIN'),
        originals: cells.number('PAGE_NUM'),
        paperSpecification: cells.said('PAGE_FORMAT'),
        blankForm: blank === undefined ? undefined : { name, url: blank },
        sampleForm: sample === undefined ? undefined : { name, url: sample },
        instructions: cells.lines('FILL_EXPLAIN'),
        acceptanceStandard: cells.lines('ACCEPT_STAND'),
        basis: cells.lines('BY_LAW'),
        order: i + 1,
      }),
    });
    return { materialCode, name, required: necessity !== 'optional' };
  });
  told.descriptive.materials = details;
  told.materialsByName = true;
}

/** Characters and not halves of them. */
const cut = (text: string | undefined, most: number): string => [...(text ?? '')].slice(0, most).join('');

/**
 * 收费项目. The tables write the amount in words, from which no order of payment may be made: the fees of the core stay as an author wrote
 * them, and what the tables say is kept beside them.
 */
export function feesOf(rows: readonly Cells[], told: Told): void {
  const fees = rows.flatMap((cells) => {
    const name = cells.said('FEE_NAME');
    const words = [cut(cells.lines('FEE_STAND'), 1200), cut(cells.lines('BY_LAW'), 400), cut(cells.lines('DESC_EXPLAIN'), 200)].filter(
      Boolean,
    );
    return name === undefined || words.length === 0 ? [] : [{ name: FEE_IN_WORDS + cut(name, 55), value: words.join('\n') }];
  });
  if (fees.length === 0) return;
  const extended = told.descriptive.extended ?? {};
  told.descriptive.extended = { ...extended, more: [...(extended.more ?? []), ...fees] };
}

/** 常见问题. */
export function questionsOf(rows: readonly Cells[], told: Told): void {
  const faq = rows.flatMap((cells) => {
    const question = cells.said('QUESTION');
    const answer = cells.lines('ANSWER');
    return question === undefined || answer === undefined ? [] : [{ question, answer }];
  });
  if (faq.length > 0) told.descriptive.faq = faq;
}
