/** The catalogue as its library has it; read from there, so its shape is told here once more. */
export interface Catalogue {
  permissions: Readonly<Record<string, { zh: string; en: string; holders: readonly string[]; duty?: string }>>;
  granting: Readonly<Record<string, { zh: string; en: string; proposedBy?: string; approvedBy?: string }>>;
}

/** 访问矩阵 of one service: who may call each operation, in words. */
export interface Matrix {
  service: string;
  rows: Readonly<Record<string, string>>;
  /** What its OpenAPI document tells: operations with `{id}` for `:id`. */
  told: readonly string[];
}

const CALLERS = ['nobody', 'person', 'legalPerson', 'officer', 'system', 'service'] as const;
type Caller = (typeof CALLERS)[number];
const CALLER_NAMES: Record<Caller, string> = {
  nobody: '未登录',
  person: '自然人',
  legalPerson: '法人',
  officer: '工作人员',
  system: '部门系统',
  service: '服务',
};
const DUTY_NAMES: Readonly<Record<string, string>> = { system: '系统管理', security: '安全管理', audit: '审计管理' };

export const WRITE = 'npm run check -- permissions --write';

/** `demand` is how the caller must have logged in, as the row has it. */
function partsOf(row: string): { words: string[]; demand: string } {
  const [who = '', demand = ''] = row.split(', ');
  return { words: who.split(' | '), demand };
}

/** Past the guard: the words say what the route itself asks for. */
const isOwn = (row: string): boolean => row.startsWith('own: ');

/** Rows that nobody understands, operations without a row, permissions that are in no catalogue or demanded nowhere. */
export function matrixProblems(catalogue: Catalogue, matrices: readonly Matrix[]): string[] {
  const problems: string[] = [];
  const demanded = new Set<string>();
  for (const { service, rows, told } of matrices) {
    const file = `apps/${service}/access-matrix.json`;
    const have = new Set(Object.keys(rows).map((name) => name.replaceAll(/:(\w+)/g, '{$1}')));
    for (const operation of told) if (!have.has(operation)) problems.push(`${file} has no row for ${operation}`);
    for (const [name, row] of Object.entries(rows))
      for (const word of isOwn(row) ? [] : partsOf(row).words) {
        if (word in catalogue.permissions) demanded.add(word);
        else if (word !== 'public' && word !== 'login' && !(CALLERS as readonly string[]).includes(word))
          problems.push(`${file}: ${name}: ${word} is no permission of the catalogue`);
      }
  }
  for (const code of Object.keys(catalogue.permissions))
    if (!demanded.has(code)) problems.push(`no operation demands ${code}: the catalogue promises what nobody asks for`);
  return problems;
}

/** ● whoever he is, ○ with the permission. */
function mark(catalogue: Catalogue, words: readonly string[], caller: Caller): string {
  if (words[0] === 'public') return '●';
  if (caller === 'nobody') return '';
  if (words[0] === 'login' || words.includes(caller)) return '●';
  return words.some((word) => catalogue.permissions[word]?.holders.includes(caller)) ? '○' : '';
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  line(head),
  line(head.map(() => '---')),
  ...rows.map(line),
];

function grantingOf(catalogue: Catalogue, holder: string): string {
  const { zh, en, proposedBy, approvedBy } = catalogue.granting[holder] ?? { zh: '', en: '' };
  const by = proposedBy === undefined ? '' : `: \`${proposedBy}\` proposes, \`${String(approvedBy)}\` approves`;
  return `${CALLER_NAMES[holder as Caller]} ${holder} — ${zh}, ${en}${by}`;
}

/** The Markdown of `docs/permissions.md`. */
export function permissionsDocument(catalogue: Catalogue, matrices: readonly Matrix[]): string {
  const uses = (code: string): number =>
    matrices.reduce((sum, { rows }) => sum + Object.values(rows).filter((row) => partsOf(row).words.includes(code)).length, 0);
  const permissions = Object.entries(catalogue.permissions).map(([code, { zh, en, holders, duty }]) => [
    `\`${code}\``,
    zh,
    en,
    holders.map((holder) => CALLER_NAMES[holder as Caller]).join('、'),
    duty === undefined ? '' : (DUTY_NAMES[duty] ?? duty),
    String(uses(code)),
  ]);
  const services = matrices.flatMap(({ service, rows }) => [
    `## ${service}`,
    '',
    ...table(
      ['operation', ...CALLERS.map((caller) => CALLER_NAMES[caller]), 'demands'],
      Object.entries(rows).map(([name, row]) => {
        if (isOwn(row)) return [`\`${name}\``, ...CALLERS.map(() => '◇'), row.slice('own: '.length)];
        const { words, demand } = partsOf(row);
        const who = words.map((word) => (word in catalogue.permissions ? `\`${word}\`` : word)).join(' or ');
        return [`\`${name}\``, ...CALLERS.map((caller) => mark(catalogue, words, caller)), demand === '' ? who : `${who}; ${demand}`];
      }),
    ),
    '',
  ]);
  return [
    '# Permissions',
    '',
    `Generated from \`libs/contracts/permissions\` and \`apps/*/access-matrix.json\`: \`${WRITE}\`.`,
    '',
    'A handler that declares nothing is refused to everybody. Each row below is held against the real guard by tests',
    '(`apps/*/test/access-matrix.spec.ts`): an operation without a row fails them. What of a thing the caller reaches (his own case, his body,',
    'his region) is decided behind the guard, by the statement that loads it.',
    '',
    '## 权限目录 (catalogue)',
    '',
    'How who holds a permission comes by it:',
    '',
    ...Object.keys(catalogue.granting).map((holder) => `- ${grantingOf(catalogue, holder)}`),
    '',
    '三员分立: the duties 系统管理, 安全管理 and 审计管理 exclude one another. Nobody holds permissions of two of them.',
    '',
    ...table(['permission', '权限', 'what it allows', 'who can hold it', '三员', 'operations'], permissions),
    '',
    '# Who may do what',
    '',
    '● whoever he is, ○ with one of the permissions. `step-up within 300 s`: who is logged in has proved it within so many seconds;',
    '`second factor`: by a second one besides (RFC 9470). ◇ no guard stands before it: the route itself asks for what is said. Health, metrics and',
    'the document of the API are open within at every service; the gateway routes none of them.',
    '',
    ...services,
  ].join('\n');
}
