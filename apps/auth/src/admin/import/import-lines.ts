import { z } from 'zod';

/** Lines that one request may bring: all of them are one transaction, and each new officer costs a password hash. */
export const MAX_LINES = 100;

/** 导入行 — one object a line; wrong lines are reported one by one, therefore their form is judged there and not here. */
export const ImportLines = z.object({
  lines: z
    .array(z.record(z.string(), z.unknown()))
    .min(1)
    .max(MAX_LINES)
    .meta({ description: `1 to ${MAX_LINES} lines; send a longer list in several requests.` }),
});

export const LineProblem = z.object({
  field: z.string().meta({ description: 'Name of the field, empty for the line as a whole.' }),
  code: z.enum(['invalid', 'unknown', 'repeated', 'taken', 'own', 'left', 'excluded']),
  detail: z.string(),
});
export type LineProblem = z.output<typeof LineProblem>;

/** `requested`: nothing changed yet, a second person has to approve what the line says. */
export const OUTCOMES = ['created', 'updated', 'unchanged', 'requested', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const LineResult = z
  .object({
    line: z.int().meta({ description: 'From 1, in the order sent.' }),
    outcome: z.enum(OUTCOMES),
    id: z.string().nullable().meta({ description: 'Account id, or code of the organisation or post; null where it was refused.' }),
    problems: z.array(LineProblem),
    changeId: z.string().nullable().meta({ description: 'Change of permissions that a security administrator has to approve.' }),
  })
  .meta({ id: 'ImportedLine' });
export type LineResult = z.output<typeof LineResult>;

const Counts = z.object({ created: z.int(), updated: z.int(), unchanged: z.int(), requested: z.int(), refused: z.int() });

export const ImportReport = z.object({ counts: Counts, lines: z.array(LineResult) }).meta({ id: 'ImportReport' });
export type ImportReport = z.output<typeof ImportReport>;

export type ReadLine<T> = { line: number; value: T } | { line: number; problems: LineProblem[] };

/**
 * Reads each line by itself. A key that occurs twice is refused the second time: nobody could say which one is meant. What a problem says
 * holds no value that was sent, for it is kept with the answer.
 */
export function readLines<S extends z.ZodType>(
  schema: S,
  lines: readonly Record<string, unknown>[],
  key: { field: string; of: (value: z.output<S>) => string },
): ReadLine<z.output<S>>[] {
  const seen = new Set<string>();
  return lines.map((raw, at) => {
    const line = at + 1;
    const read = schema.safeParse(raw);
    if (!read.success) return { line, problems: read.error.issues.map(problemOf) };
    const own = key.of(read.data);
    if (seen.has(own)) return { line, problems: [{ field: key.field, code: 'repeated', detail: 'stands on an earlier line already' }] };
    seen.add(own);
    return { line, value: read.data };
  });
}

const problemOf = (issue: z.core.$ZodIssue): LineProblem => ({ field: issue.path.join('.'), code: 'invalid', detail: issue.message });

export function reportOf(lines: readonly LineResult[]): ImportReport {
  const count = (outcome: Outcome): number => lines.filter((line) => line.outcome === outcome).length;
  return {
    counts: {
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      requested: count('requested'),
      refused: count('refused'),
    },
    lines: [...lines],
  };
}

export const refused = (line: number, problems: LineProblem[]): LineResult => ({
  line,
  outcome: 'refused',
  id: null,
  problems,
  changeId: null,
});
