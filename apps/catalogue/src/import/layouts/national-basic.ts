import { applicationChannels, audiences, bodyKinds, caseKinds, limitUnits, powerSources } from '@yiwang/standards';
import type { TimeLimit } from '@yiwang/events-catalogue';
import type { BasicElements } from '../../item/domain/elements/basic.js';
import type { LegalBasis } from '../../item/domain/elements/legal-basis.js';
import { penaltyKinds } from '../../item/domain/elements/category-parts.js';
import { hasAreaCode } from '../../item/domain/elements/phone.js';
import type { Told } from '../domain/source-item.js';
import { listOf } from './cells.js';
import { saying, type Cells } from './national-cells.js';
import type { TablePlace } from './national-told.js';

type DescriptiveTold = Told['descriptive'];

const MOST_PHONE = 60;
const MOST_RANGE = 1000;
const MOST_PROCEDURE = 100;

function limitOf(cells: Cells, column: 'ANTICIPATE' | 'PROMISE'): TimeLimit | undefined {
  const value = cells.number(`${column}_DAY`);
  const unit = cells.key(`${column}_TYPE`, limitUnits) ?? 'workingDay';
  return value === undefined ? undefined : { value, unit };
}

/**
 * 设定依据 of the tables is a text: one article a line, `《法规名称》（文号）第几条：条文`. A line that begins with no title in 《》 belongs to
 * the article before it; a text without any title is one article of an unnamed law.
 */
export function legalBasisOf(text: string): LegalBasis[] {
  const found: LegalBasis[] = [];
  for (const line of text.split('\n')) {
    const match =
      /^[（(\d、.)）\s]*《([^》]{1,200})》(?:[（(]([^）)]{1,100})[）)])?\s*(第[^：:，。\s]{1,60}[条款项目])?[：:，,]?\s*(.*)$/.exec(line);
    const last = found.at(-1);
    if (match) {
      const [, name, documentNo, article, content] = match;
      found.push({ name: name!, ...(documentNo && { documentNo }), ...(article && { article }), ...(content && { content }) });
    } else if (last) {
      last.content = `${last.content ?? ''}\n${line}`.trim();
    } else if (line !== '') {
      found.push({ name: line.slice(0, 200), content: line });
    }
  }
  return found;
}

/**
 * 处罚的行为、种类、幅度 — one act a line, in the form that an export writes (`行为；种类：罚款、警告；幅度：…`) or as departments write it: then
 * the kinds are found by their words.
 */
export function punishedActsOf(text: string): NonNullable<DescriptiveTold['penalty']> {
  const acts = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const match = /^(.*?)；种类：(.*?)(?:；幅度：(.*))?$/.exec(line);
      const named = match ? listOf(match[2]!) : [line];
      const kinds = penaltyKinds.entries.filter(({ zh }) => named.some((word) => PENALTY_WORDS(zh, word))).map(({ key }) => key);
      const ranges = inPieces(match?.[3] ?? '', MOST_RANGE).map((penalty) => ({ circumstance: '一般', penalty }));
      return {
        act: match?.[1] ?? line,
        kinds: kinds.length > 0 ? kinds : (['other'] as const).slice(),
        ...(ranges.length > 0 && { ranges }),
      };
    });
  return { acts };
}

const inPieces = (text: string, most: number): string[] => {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / most) }, (_, i) => characters.slice(i * most, (i + 1) * most).join(''));
};

/** Whether a text speaks of a kind of penalty: by any of the words of its name. */
const PENALTY_WORDS = (name: string, text: string): boolean => name.split('、').some((word) => text.includes(word));

function contact(
  text: string | undefined,
  phone: 'consultPhone' | 'complaintPhone',
): { descriptive: DescriptiveTold; basic: BasicElements } {
  if (text === undefined) return { descriptive: {}, basic: {} };
  if (text.length <= MOST_PHONE && hasAreaCode(text)) return { descriptive: { [phone]: text }, basic: {} };
  return { descriptive: {}, basic: phone === 'consultPhone' ? { consultation: text } : { complaints: text } };
}

function instantOf(text: string): string | undefined {
  // Excel counts the days since 1899-12-30.
  if (/^\d{5}(\.\d+)?$/.test(text))
    return new Date(Date.UTC(1899, 11, 30) + Math.round(Number(text) * 86_400_000) - 8 * 3_600_000).toISOString();
  const match = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ]?(\d{2}):?(\d{2}):?(\d{2}))?/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() >= 2099 ? undefined : at.toISOString();
}

/** One procedure as a rule; where it is too long for a name, several that are listed. */
const proceduresOf = (text: string | undefined): string[] | undefined =>
  text === undefined || text.length <= MOST_PROCEDURE ? (text === undefined ? undefined : [text]) : listOf(text);

/** Plans of the row that still lie ahead. */
function planned(cells: Cells, now: Date): Told['validity'] {
  const ahead = (column: string): string | undefined => {
    const at = instantOf(cells.text(column));
    return at !== undefined && Date.parse(at) > now.getTime() ? at : undefined;
  };
  const validity = saying<{ from: string; to: string }>({ from: ahead('PLAN_EFFECTIVE_DATE'), to: ahead('PLAN_CANCEL_DATE') });
  return Object.keys(validity).length > 0 ? validity : undefined;
}

/** What a row of a BASIC table tells. */
export function basicElements(cells: Cells, { group, orgCode, now }: TablePlace): Told {
  const caseKind = cells.key('PROJECT_TYPE', caseKinds);
  const level = cells.text('USE_LEVEL');
  const category = cells.said('TASK_TYPE')?.padStart(2, '0');
  const department = cells.said('DEPT_NAME');
  const law = cells.lines('BY_LAW');
  const consult = contact(cells.said('LINK_WAY'), 'consultPhone');
  const complain = contact(cells.said('SUPERVISE_WAY'), 'complaintPhone');
  const desktop = cells.address('LINK_ADDR');
  const mobile = cells.address('MOBILE_TERMINAL_URL');
  const special = proceduresOf(cells.said('SPECIAL_PROCEDURE'));
  const visits = cells.number('LIMIT_SCENE_NUM');
  const conditions = cells.lines('ACCEPT_CONDITION')?.split('\n').filter(Boolean);
  const localCodes = [
    { scheme: 'localCatalogue', code: cells.said('LOCAL_CATALOG_CODE') },
    { scheme: 'localTask', code: cells.said('LOCAL_TASK_CODE') },
  ].filter((each): each is { scheme: string; code: string } => each.code !== undefined);
  const basic: BasicElements = saying<BasicElements>({
    bodyKind: cells.key('DEPT_TYPE', bodyKinds),
    powerSource: cells.key('POWER_SOURCE', powerSources),
    entrustedBy: cells.said('ENTRUST_NAME'),
    channels: cells.keys('HANDLE_TYPE', applicationChannels),
    statutoryLimitNote: cells.lines('ANTICIPATE_EXPLAIN'),
    promisedLimitNote: cells.lines('PROMISE_EXPLAIN'),
    procedure: cells.lines('HANDLE_FLOW'),
    charged: cells.flag('IS_FEE'),
    specialProcedures: special?.map((name) => ({ kind: 'pause', name })),
    desktop: desktop === undefined ? undefined : { url: desktop, singleSignOn: cells.flag('IS_SINGLE_LOGIN') ?? false },
    mobile: mobile === undefined ? undefined : { url: mobile, singleSignOn: cells.flag('APP_IS_SINGLE_LOGIN') ?? false },
    ...consult.basic,
    ...complain.basic,
  });
  const punished = group === 'PUNISH' ? cells.lines('PUNISHMENT_METHOD') : undefined;
  const collected = group === 'HANDLE' ? listOf(cells.text('COLLECT_TYPE')) : [];
  const validity = planned(cells, now);
  return {
    core: saying<Told['core']>({
      name: cells.text('TASK_NAME'),
      category,
      exerciseLevel: /^[1-7]$/.test(level) ? level : undefined,
      audience: cells.keys('SERVER_TYPE', audiences),
      caseKind: caseKind === 'other' ? undefined : caseKind,
      implementingBody: { orgCode: cells.said('DEPT_CODE') ?? orgCode, ...(department !== undefined && { name: department }) },
      limits: saying<NonNullable<Told['core']['limits']>>({ statutory: limitOf(cells, 'ANTICIPATE'), promised: limitOf(cells, 'PROMISE') }),
    }),
    descriptive: saying<DescriptiveTold>({
      conditions,
      legalBasis: law === undefined ? undefined : legalBasisOf(law),
      address: cells.said('TRANSACT_ADDR'),
      openingHours: cells.said('TRANSACT_TIME'),
      visits,
      feeBasis: cells.lines('FEE_BASIS'),
      ...consult.descriptive,
      ...complain.descriptive,
      ...(localCodes.length > 0 && { localCodes }),
      penalty: punished === undefined ? undefined : punishedActsOf(punished),
      collection: collected.length === 0 ? undefined : { kinds: collected, reducible: cells.flag('IS_PERMIT_REDUCE') ?? false },
      basic,
    }),
    ...(validity && { validity }),
  };
}
