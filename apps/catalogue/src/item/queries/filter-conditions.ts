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

const PERSON = ['naturalPerson'];
const LEGAL_PERSON = ['enterprise', 'publicInstitution', 'socialOrganisation', 'otherOrganisation'];
const audiencesOf = (filter: ItemFilters): string[] | undefined =>
  filter.applicant === undefined ? undefined : filter.applicant === 'person' ? PERSON : LEGAL_PERSON;

/** The topics of a filter as `listed_items.topics` has them: a letter for the kind, then the code. */
export const topicsOf = (filter: ItemFilters): string[] => [
  ...(filter.personTopic === undefined ? [] : [`p${filter.personTopic}`]),
  ...(filter.legalPersonTopic === undefined ? [] : [`l${filter.legalPersonTopic}`]),
  ...(filter.lifeEvent === undefined ? [] : [`e${filter.lifeEvent}`]),
];

/** What the filter asks of a row `l`. The texts depend on which filters are there and on nothing else, so each is prepared once. */
export function conditionsOf(filter: ItemFilters, counter: Counter | undefined, params: Params): string[] {
  const conditions: string[] = [];
  const add = (value: unknown, sql: (n: string) => string): void => {
    if (value !== undefined) conditions.push(sql(params.add(value)));
  };
  add(filter.orgCode, (n) => `l.org_code = ${n}`);
  add(filter.department, (n) => `l.department = ${n}`);
  add(filter.category, (n) => `l.category = ${n}`);
  add(filter.audience, (n) => `l.audience @> ARRAY[${n}]`);
  add(audiencesOf(filter), (n) => `l.audience && ${n}::text[]`);
  add(filter.star, (n) => `l.star = ${n}`);
  add(filter.depth, (n) => `l.online_depths @> ARRAY[${n}]`);
  add(filter.grade, (n) => `l.online_grade = ${n}`);
  for (const topic of topicsOf(filter)) add(topic, (n) => `l.topics @> ARRAY[${n}]`);
  if (filter.region !== undefined) {
    const { from, below } = regionBounds(filter.region);
    add(from, (n) => `l.region_code >= ${n}`);
    add(below, (n) => `l.region_code < ${n}`);
  }
  if (counter) {
    const bodies = params.add(counter.bodies);
    conditions.push(`(l.org_code = ANY (${bodies}::text[]) OR l.item_code = ANY (${params.add(counter.items)}::text[]))`);
  }
  return conditions;
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
