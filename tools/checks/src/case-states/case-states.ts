/** A move as the table of acceptance has it; read from there, so its shape is told here once more. */
export interface Transition {
  zh: string;
  from: readonly string[];
  /** null: the case stays where it is. */
  to: string | null;
  by: readonly string[];
  needs: readonly string[];
  documents: readonly string[];
  documentsIf?: string;
  clocks: Readonly<Record<string, readonly string[] | undefined>>;
}

/** 办件状态机 as data. */
export interface CaseStates {
  statuses: readonly string[];
  statusNames: Readonly<Record<string, string>>;
  roleNames: Readonly<Record<string, string>>;
  documentTitles: Readonly<Record<string, string>>;
  initial: string;
  finals: readonly string[];
  transitions: Readonly<Record<string, Transition>>;
}

const CLOCK_NAMES: Readonly<Record<string, string>> = {
  acceptance: '受理',
  correction: '补正',
  promise: '承诺',
  statutory: '法定',
  delivery: '送达',
  tolerance: '容缺',
};
const EFFECT_NAMES: Readonly<Record<string, string>> = {
  starts: '起算',
  stops: '停止',
  pauses: '中止',
  resumes: '续算',
  lengthens: '延长',
};

export const WRITE = 'npm run check -- states --write';

/** `docs/case-states.md`: the drawing and the table of every move, from the data that the service itself runs on. */
export function caseStatesDocument(states: CaseStates): string {
  const { statuses, statusNames, initial, finals } = states;
  return [
    '# States of a case',
    '',
    '办件状态机. Drawn from `apps/acceptance/src/case/domain/transitions.ts`, by which the service moves its cases, with',
    `\`${WRITE}\`; the check fails when it differs. Do not edit.`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.map((status) => `  ${status}: ${statusNames[status] ?? ''} ${status}`),
    '',
    `  [*] --> ${initial}: 申报`,
    ...arrows(states),
    ...finals.map((status) => `  ${status} --> [*]`),
    '```',
    '',
    'Moves that leave a case where it is (延长, 补交, 更正) stand in the table only. `complete` (即办件) is acceptance and decision in one action.',
    '',
    '## Moves',
    '',
    '| move | from | to | by | needs | documents | clocks |',
    '|---|---|---|---|---|---|---|',
    ...Object.entries(states.transitions).map(([move, transition]) => row(move, transition, states)),
  ].join('\n');
}

/** One arrow from a status to another, with all the moves that go this way. */
function arrows({ transitions }: CaseStates): string[] {
  const labels = new Map<string, string[]>();
  for (const { zh, from, to } of Object.values(transitions)) {
    if (to === null) continue;
    for (const status of from) {
      const way = `${status} --> ${to}`;
      labels.set(way, [...(labels.get(way) ?? []), zh]);
    }
  }
  return [...labels].map(([way, names]) => `  ${way}: ${names.join('、')}`);
}

function row(move: string, { zh, from, to, by, needs, documents, documentsIf, clocks }: Transition, states: CaseStates): string {
  const papers = documents.map((kind) => states.documentTitles[kind] ?? kind).join('、');
  const cells = [
    `\`${move}\` ${zh}`,
    from.map((status) => states.statusNames[status] ?? status).join('、'),
    to === null ? '不变' : (states.statusNames[to] ?? to),
    by.map((role) => states.roleNames[role] ?? role).join('、'),
    needs.map((name) => `\`${name}\``).join(' ') || '–',
    documentsIf === undefined ? papers || '–' : `${papers}（${documentsIf}）`,
    clocksOf(clocks),
  ];
  return `| ${cells.join(' | ')} |`;
}

const clocksOf = (clocks: Transition['clocks']): string =>
  Object.entries(clocks)
    .map(([effect, names]) => `${EFFECT_NAMES[effect] ?? effect}${(names ?? []).map((name) => CLOCK_NAMES[name] ?? name).join('、')}`)
    .join('；') || '–';

/** What a table that is drawn must hold: names of everything, and nothing that leads nowhere. */
export function statesProblems({ statuses, statusNames, roleNames, documentTitles, initial, finals, transitions }: CaseStates): string[] {
  const known = new Set(statuses);
  const problems = [initial, ...finals].filter((status) => !known.has(status)).map((status) => `${status} is no status`);
  for (const status of statuses) if (!statusNames[status]) problems.push(`${status} has no name`);
  for (const [move, { from, to, by, documents }] of Object.entries(transitions)) {
    for (const status of [...from, ...(to === null ? [] : [to])]) if (!known.has(status)) problems.push(`${move}: ${status} is no status`);
    for (const role of by) if (!roleNames[role]) problems.push(`${move}: ${role} is no role`);
    for (const kind of documents) if (!documentTitles[kind]) problems.push(`${move}: ${kind} is no document`);
  }
  return problems;
}
