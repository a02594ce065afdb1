import { crossRegionScopes, parseOnlineDepths } from '@yiwang/standards';
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
import { HANDLE_AREAS } from './national-codes.js';

const MOST_MATERIALS = 40;
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
  const depths = parseOnlineDepths(cells.text('ONLINE_HANDLE_DEPTH'));
  const resultName = cells.said('RESULT_NAME', 200);
  const sample = cells.address('RESULT_GUID');
  const more = cells.said('EXTEND_FIELD', 2000);
  const reason = cells.said('LIMIT_SCENE_EXPLAIN', 500);
  const names = (column: string, most: number): { name: string }[] | undefined =>
    nonEmpty(listOf(cells.said(column, 2000) ?? '').map((name) => ({ name: name.slice(0, most) })))?.slice(0, 20);
  const codes = (column: string): string[] | undefined => nonEmpty(listOf(cells.said(column) ?? '').slice(0, 20));
  const regions = (column: string): string[] | undefined =>
    nonEmpty(listOf(cells.said(column) ?? '').filter((code) => /^\d{6}(\d{3}(\d{3})?)?$/.test(code)));
  const elements = saying<ExtendedElements>({
    jointBodies: names('OTHER_DEPT', 100),
    intermediaryServices: names('SERVICE_TYPE', 200),
    quota: cells.said('LIMIT_EXPLAIN', 500),
    crossRegion: areasOf(cells.text('HANDLE_AREA')),
    inServiceHall: cells.flag('IS_ENTRY_CENTER'),
    courier: cells.flag('IS_EXPRESS'),
    online: cells.flag('IS_ONLINE'),
    onlinePayment: cells.flag('IS_PAY_ONLINE'),
    booking: cells.flag('IS_SCHEDULE'),
    selfService: cells.flag('IS_SERVICE_TERMINALS'),
    onlineDepths: depths.ok ? depths.value : undefined,
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
    more: more === undefined ? undefined : [{ name: '扩展字段', value: more }],
  });
  told.descriptive.extended = elements;
  if (reason !== undefined && told.descriptive.visits !== 0) told.descriptive.visitReason = reason;
}

/** 材料目录. The tables number materials by their order only. */
export function materialsOf(rows: readonly Cells[], told: Told): void {
  if (rows.length === 0) return;
  const named = rows.filter((cells) => cells.text('MATERIAL_NAME') !== '').slice(0, MOST_MATERIALS);
  const details: MaterialDetail[] = [];
  told.core.materials = named.map((cells, i) => {
    const materialCode = `M${String(i + 1).padStart(2, '0')}`;
    const name = cells.text('MATERIAL_NAME').slice(0, 100);
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
        sourceNote: cells.said('SOURCE_EXPLAIN', 500),
        originals: copies(cells),
        paperSpecification: cells.said('PAGE_FORMAT', 100),
        blankForm: blank === undefined ? undefined : { name, url: blank },
        sampleForm: sample === undefined ? undefined : { name, url: sample },
        instructions: cells.lines('FILL_EXPLAIN', 4000),
        acceptanceStandard: cells.lines('ACCEPT_STAND', 4000),
        basis: cells.lines('BY_LAW', 4000),
        order: i + 1,
      }),
    });
    return { materialCode, name, required: necessity !== 'optional' };
  });
  told.descriptive.materials = details;
  told.materialsByName = true;
}

const copies = (cells: Cells): number | undefined => {
  const number = cells.number('PAGE_NUM');
  return number === undefined || number > 99 ? undefined : number;
};

/**
 * 收费项目. The tables write the amount in words, from which no order of payment may be made: the fees of the core stay as an author wrote
 * them, and what the tables say is kept beside them.
 */
export function feesOf(rows: readonly Cells[], told: Told): void {
  const fees = rows.flatMap((cells) => {
    const name = cells.said('FEE_NAME', 55);
    const words = [cells.lines('FEE_STAND', 1200), cells.lines('BY_LAW', 400), cells.lines('DESC_EXPLAIN', 200)].filter(Boolean);
    return name === undefined || words.length === 0 ? [] : [{ name: `收费：${name}`, value: words.join('\n') }];
  });
  if (fees.length === 0) return;
  const extended = told.descriptive.extended ?? {};
  told.descriptive.extended = { ...extended, more: [...(extended.more ?? []), ...fees].slice(0, 30) };
}

/** 常见问题. */
export function questionsOf(rows: readonly Cells[], told: Told): void {
  const faq = rows.flatMap((cells) => {
    const question = cells.said('QUESTION', 300);
    const answer = cells.lines('ANSWER', 4000);
    return question === undefined || answer === undefined ? [] : [{ question, answer }];
  });
  if (faq.length > 0) told.descriptive.faq = faq.slice(0, 50);
}
