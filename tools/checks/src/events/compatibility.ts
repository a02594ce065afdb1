import type { EventSnapshot, JsonSchema } from './json-schema.ts';

/** One difference between the committed contract and the code's. */
export interface Change {
  /** Field it is about: `participants[].orgCode`; `(event)` for the event itself. */
  field: string;
  breaking: boolean;
  /** What happened, and for a break who would fail. */
  message: string;
}

/** A greater lower bound, or a smaller upper one, takes values away; the other way round lets new ones in. */
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const HANDLED = ['type', 'properties', 'required', 'items', 'anyOf', 'oneOf', 'enum', ...LOWER, ...UPPER];
/** Says something to people only. */
const IGNORED = ['$schema', '$id', '$defs', 'title', 'description', 'examples', 'deprecated', 'x-topic', 'x-kind', 'x-key', 'x-attributes'];

const STORED = 'events already stored would no longer be read';
const RUNNING = 'consumers running today refuse it';

/**
 * Version 1 of an event only ever gains optional fields. Everything else is a break, in one of two directions: a stored event that
 * the new code cannot read, or a new event that consumers deployed earlier cannot. A break is a new version beside the old one.
 */
export function compareContracts(before: EventSnapshot, after: EventSnapshot): Change[] {
  const changes: Change[] = [];
  const event = (message: string, breaking = true): unknown => changes.push({ field: '(event)', breaking, message });
  for (const [keyword, what] of [
    ['x-topic', 'topic'],
    ['x-kind', 'kind'],
    ['x-key', 'key'],
  ] as const) {
    if (before[keyword] !== after[keyword])
      event(`${what} changed from ${before[keyword]} to ${after[keyword]}: order and positions of consumers are lost`);
  }
  for (const [attribute, template] of Object.entries(before['x-attributes'])) {
    const now = after['x-attributes'][attribute];
    if (now !== template) event(`attribute ${attribute} changed from ${template} to ${now ?? 'nothing'}: consumers filter by it`);
  }
  for (const attribute of Object.keys(after['x-attributes'])) {
    if (!(attribute in before['x-attributes'])) event(`attribute ${attribute} added`, false);
  }
  compare(before, after, '', changes);
  return changes;
}

function compare(before: JsonSchema, after: JsonSchema, path: string, changes: Change[]): void {
  const field = path === '' ? '(data)' : path;
  const broken = (message: string): unknown => changes.push({ field, breaking: true, message });
  if (before.type !== after.type) {
    broken(`changed type from ${before.type ?? 'several'} to ${after.type ?? 'several'}: ${STORED}`);
    return;
  }
  compareProperties(before, after, path, changes);
  if (before.items && after.items) compare(before.items, after.items, `${path}[]`, changes);
  else if (before.items || after.items) broken(`changed what its list holds: ${STORED}`);
  compareEnum(before, after, broken);
  compareBounds(before, after, broken);
  compareVariants(before.anyOf ?? before.oneOf, after.anyOf ?? after.oneOf, path, changes);
  for (const keyword of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (HANDLED.includes(keyword) || IGNORED.includes(keyword)) continue;
    const [old, now] = [JSON.stringify(before[keyword]), JSON.stringify(after[keyword])];
    if (old !== now) broken(`changed ${keyword} from ${old ?? 'nothing'} to ${now ?? 'nothing'}: one side refuses the other's values`);
  }
}

function compareProperties(before: JsonSchema, after: JsonSchema, path: string, changes: Change[]): void {
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const field = path === '' ? name : `${path}.${name}`;
    const [was, is] = [old[name], now[name]];
    const wasRequired = before.required?.includes(name) ?? false;
    const isRequired = after.required?.includes(name) ?? false;
    if (was && !is) changes.push({ field, breaking: true, message: 'was removed: consumers running today count on it' });
    if (!was && is) {
      changes.push(
        isRequired
          ? { field, breaking: true, message: `is a new required field: ${STORED}` }
          : { field, breaking: false, message: 'is a new optional field' },
      );
    }
    if (!was || !is) continue;
    if (wasRequired && !isRequired) changes.push({ field, breaking: true, message: `became optional: ${RUNNING} when it is missing` });
    if (!wasRequired && isRequired) changes.push({ field, breaking: true, message: `became required: ${STORED}` });
    compare(was, is, field, changes);
  }
}

function compareEnum(before: JsonSchema, after: JsonSchema, broken: (message: string) => unknown): void {
  if (!before.enum && !after.enum) return;
  if (!before.enum || !after.enum) {
    broken(before.enum ? `may now be anything: ${RUNNING}` : `may now be only ${JSON.stringify(after.enum)}: ${STORED}`);
    return;
  }
  for (const value of before.enum) if (!after.enum.includes(value)) broken(`lost the value ${JSON.stringify(value)}: ${STORED}`);
  for (const value of after.enum) if (!before.enum.includes(value)) broken(`gained the value ${JSON.stringify(value)}: ${RUNNING}`);
}

function compareBounds(before: JsonSchema, after: JsonSchema, broken: (message: string) => unknown): void {
  for (const keyword of [...LOWER, ...UPPER]) {
    const none = LOWER.includes(keyword) ? -Infinity : Infinity;
    const old = (before[keyword] as number | undefined) ?? none;
    const now = (after[keyword] as number | undefined) ?? none;
    if (old === now) continue;
    const narrower = LOWER.includes(keyword) ? now > old : now < old;
    const change = `${keyword} from ${Number.isFinite(old) ? old : 'none'} to ${Number.isFinite(now) ? now : 'none'}`;
    broken(narrower ? `narrowed ${change}: ${STORED}` : `widened ${change}: ${RUNNING}`);
  }
}

/** Alternatives are matched by the constant that tells them apart, then by their type, so that reordering is no change. */
function compareVariants(before: JsonSchema[] | undefined, after: JsonSchema[] | undefined, path: string, changes: Change[]): void {
  const [old, now] = [byLabel(before ?? []), byLabel(after ?? [])];
  for (const [label, variant] of old) {
    const counterpart = now.get(label);
    const field = `${path}(${label})`;
    if (counterpart) compare(variant, counterpart, field, changes);
    else changes.push({ field, breaking: true, message: `this alternative was removed: ${STORED}` });
  }
  for (const label of now.keys()) {
    if (!old.has(label)) changes.push({ field: `${path}(${label})`, breaking: true, message: `is a new alternative: ${RUNNING}` });
  }
}

/** What tells an alternative from its neighbours. */
export function labelOf(variant: JsonSchema): string {
  if ('const' in variant) return JSON.stringify(variant.const);
  const tag = Object.entries(variant.properties ?? {}).find(([, property]) => 'const' in property);
  return tag ? `${tag[0]}=${String(tag[1].const)}` : (variant.type ?? 'any');
}

function byLabel(variants: JsonSchema[]): Map<string, JsonSchema> {
  const labelled = new Map<string, JsonSchema>();
  for (const variant of variants) {
    const label = labelOf(variant);
    labelled.set(labelled.has(label) ? `${label} #${labelled.size + 1}` : label, variant);
  }
  return labelled;
}
