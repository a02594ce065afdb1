import { isUscc } from '@yiwang/standards';
import { z } from 'zod';
import { exclude, type Duty } from '../../approval/duties.js';
import { refused, type LineProblem, type LineResult, type Outcome, type ReadLine } from '../import/import-lines.js';

export const OrgCode = z.string().trim().refine(isUscc, 'is no 统一社会信用代码').meta({ description: '统一社会信用代码, 18 characters.' });
export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, '2 to 64 of a-z, 0-9, dot, hyphen and underscore, beginning with a letter or digit');
export const OfficerName = z.string().trim().min(1).max(50);
export const PostCode = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, '2 to 64 of a-z, 0-9 and hyphen, beginning with a letter');
const Mobile = z.string().regex(/^1\d{10}$/, 'is no mobile number of 11 digits');

/** 工作人员 — one line of an import. */
export const OfficerLine = z.strictObject({
  login: Login,
  name: OfficerName,
  orgCode: OrgCode,
  posts: z.array(PostCode).max(20),
  /** Left out: whatever is known stays. */
  mobile: Mobile.optional(),
});
export type OfficerLine = z.output<typeof OfficerLine>;

/** An account as it is; `officer` is undefined for the people side. */
export interface ExistingAccount {
  id: string;
  officer?: { name: string; orgCode: string; posts: readonly string[]; mobile: string | null; left: boolean };
}

export interface Surroundings {
  accounts: ReadonlyMap<string, ExistingAccount>;
  organisations: ReadonlySet<string>;
  /** Permissions by post. */
  posts: ReadonlyMap<string, readonly string[]>;
  duties: ReadonlyMap<string, Duty>;
  /** Account id of whoever imports. */
  by: string;
}

export interface JudgedLine {
  line: number;
  outcome: Exclude<Outcome, 'refused' | 'requested'>;
  value: OfficerLine;
  /** Undefined for one that is to be created. */
  accountId?: string;
  /** Names of the fields that differ. */
  changed: string[];
}

/** What is to be done with each line. The line says what the officer is from now on: posts that it does not name are taken away. */
export function judge(lines: readonly ReadLine<OfficerLine>[], around: Surroundings): (JudgedLine | LineResult)[] {
  return lines.map((line) => ('problems' in line ? refused(line.line, line.problems) : judgeOne(line.line, line.value, around)));
}

function judgeOne(line: number, value: OfficerLine, { accounts, organisations, posts, duties, by }: Surroundings): JudgedLine | LineResult {
  const problems: LineProblem[] = [];
  const existing = accounts.get(value.login);
  if (existing && !existing.officer) problems.push({ field: 'login', code: 'taken', detail: 'belongs to an account that is no officer' });
  if (!organisations.has(value.orgCode)) problems.push({ field: 'orgCode', code: 'unknown', detail: 'there is no such organisation' });
  if (value.posts.some((post) => !posts.has(post))) problems.push({ field: 'posts', code: 'unknown', detail: 'there is no such post' });
  if (existing?.officer?.left)
    problems.push({ field: 'login', code: 'left', detail: 'is of somebody who has left: who comes back gets another' });
  const may = value.posts.flatMap((post) => posts.get(post) ?? []);
  if (exclude(duties, may)) problems.push({ field: 'posts', code: 'excluded', detail: 'what the posts may do excludes one another' });
  if (problems.length > 0) return refused(line, problems);
  if (!existing?.officer) return { line, outcome: 'created', value, changed: [] };
  const changed = differences(value, existing.officer);
  // Neither more for oneself, nor by an old list the loss of what one imports with.
  if (existing.id === by && changed.includes('posts'))
    return refused(line, [{ field: 'posts', code: 'own', detail: 'nobody changes their own posts: another operator does' }]);
  return { line, outcome: changed.length > 0 ? 'updated' : 'unchanged', value, accountId: existing.id, changed };
}

function differences(value: OfficerLine, known: NonNullable<ExistingAccount['officer']>): string[] {
  const list = (posts: readonly string[]): string => [...new Set(posts)].sort().join(' ');
  return [
    ...(value.name === known.name ? [] : ['name']),
    ...(value.orgCode === known.orgCode ? [] : ['orgCode']),
    ...(list(value.posts) === list(known.posts) ? [] : ['posts']),
    ...(value.mobile === undefined || value.mobile === known.mobile ? [] : ['mobile']),
  ];
}
