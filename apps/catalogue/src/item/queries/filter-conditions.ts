import { AUDIENCES } from '@yiwang/events-catalogue';
import { lexeme, MARK, or } from '../../search/domain/words.js';
import type { ItemFilters } from './item-filter.js';
import { regionBounds } from './region-bounds.js';
import type { Counter } from './read-counter.js';

/** Parameters of one statement, numbered as they come. */
export class Params {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

export const where = (conditions: readonly string[]): string => (conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`);

const PERSON = 'naturalPerson';
const audiencesOf = ({ applicant }: ItemFilters): string[] | undefined =>
  applicant === undefined ? undefined : AUDIENCES.filter((each) => (each === PERSON) === (applicant === 'person'));

/** The topics of a filter as `listed_items.topics` has them: a letter for the kind, then the code. */
export const topicsOf = (filter: ItemFilters): string[] => [
  ...(filter.personTopic === undefined ? [] : [`p${filter.personTopic}`]),
  ...(filter.legalPersonTopic === undefined ? [] : [`l${filter.legalPersonTopic}`]),
  ...(filter.lifeEvent === undefined ? [] : [`e${filter.lifeEvent}`]),
];

/**
 * What the filter asks of a row `l`. The text is always the same, and a filter that is not given holds for every row: each combination
 * of a dozen filters with a text of its own would be more texts than a connection keeps prepared.
 */
export function conditionsOf(filter: ItemFilters, counter: Counter | undefined, params: Params): string[] {
  const asked = (value: unknown, type: string, sql: (n: string) => string): string => {
    const n = `${params.add(value ?? null)}::${type}`;
    return `(${n} IS NULL OR ${sql(n)})`;
  };
  const region = filter.region === undefined ? undefined : regionBounds(filter.region);
  const topics = topicsOf(filter);
  const items = params.add(counter?.items ?? null);
  return [
    asked(filter.orgCode, 'text', (n) => `l.org_code = ${n}`),
    asked(filter.department, 'text', (n) => `l.department = ${n}`),
    asked(filter.category, 'text', (n) => `l.category = ${n}`),
    asked(filter.audience, 'text', (n) => `l.audience @> ARRAY[${n}]`),
    asked(audiencesOf(filter), 'text[]', (n) => `l.audience && ${n}`),
    asked(filter.star, 'smallint', (n) => `l.star = ${n}`),
    asked(filter.depth, 'text', (n) => `l.online_depths @> ARRAY[${n}]`),
    asked(filter.grade, 'text', (n) => `l.online_grade = ${n}`),
    asked(topics.length > 0 ? topics : undefined, 'text[]', (n) => `l.topics @> ${n}`),
    asked(region?.from, 'text', (n) => `l.region_code >= ${n}`),
    asked(region?.below, 'text', (n) => `l.region_code < ${n}`),
    asked(counter?.bodies, 'text[]', (n) => `l.org_code = ANY (${n}) OR l.item_code = ANY (${items}::text[])`),
  ];
}

/** The same filters as marks of the index: every one as `§`, a letter and the value. Parts of a tsquery; all must hold. */
export function marksOf(filter: ItemFilters, counter: Counter | undefined): string[] {
  const mark = (letter: string, value: string): string => lexeme(`${MARK}${letter}${value}`);
  const one = (letter: string, value: string | number | undefined): string[] => (value === undefined ? [] : [mark(letter, String(value))]);
  const any = (letter: string, values: readonly string[] | undefined): string[] =>
    values === undefined ? [] : [or(values.map((value) => mark(letter, value)))];
  return [
    ...one('o', filter.orgCode),
    ...one('n', filter.department),
    ...one('c', filter.category),
    ...one('a', filter.audience),
    ...any('a', audiencesOf(filter)),
    ...one('s', filter.star),
    ...one('d', filter.depth),
    ...one('g', filter.grade),
    ...topicsOf(filter).map((topic) => mark('t', topic)),
    ...one('r', filter.region === undefined ? undefined : regionBounds(filter.region).from),
    // Single items are asked for by their body: a little more than is accepted, which the conditions then leave out.
    ...any('o', counter && [...new Set([...counter.bodies, ...counter.items.map((code) => code.slice(0, 18))])]),
  ];
}
