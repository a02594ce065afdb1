import { LEGAL_PERSONS, OFFICERS, PERSONS } from '@yiwang/demo-data';
import { ApiClient } from '@yiwang/stack';
import type { Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { seeded } from '../zipf.ts';
import { measureQuestions, type Asking, type Question } from './asked.ts';

const DRAWS = 300;
const PAGES = 3;
const SEED = 20_261_122;

const pick = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)]!;
const bearer = async (target: Target, login: string): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await ApiClient.person(target.addresses.gateway, login).token()}`,
});

/** The first pages of a list, each found by the cursor of the one before it. */
async function pagesOf(target: Target, path: string, headers: Record<string, string>): Promise<Question[]> {
  const questions: Question[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;
    questions.push({ path: next, headers });
    const response = await fetch(target.addresses.gateway + next, { headers });
    if (!response.ok) throw new Error(`${next} was answered with ${response.status}: ${(await response.text()).slice(0, 300)}`);
    cursor = ((await response.json()) as { next: string | null }).next;
  } while (cursor !== null && questions.length < PAGES);
  return questions;
}

async function drawn(target: Target, kinds: readonly { path: string; headers: Record<string, string> }[]): Promise<Question[]> {
  const questions: Question[] = [];
  for (const { path, headers } of kinds) questions.push(...(await pagesOf(target, path, headers)));
  const random = seeded(SEED);
  return Array.from({ length: DRAWS }, () => pick(questions, random));
}

/** 我的办件: of persons with some hundred cases, and of an agent with five hundred, however many there are in all. */
export async function myCases(target: Target, asking: Asking): Promise<Workload> {
  const people = [PERSONS.wangXiaoming, PERSONS.chenJing, LEGAL_PERSONS.yongjiangFood];
  const kinds = await Promise.all(
    people.map(async ({ login }) => ({ path: '/api/v1/applications?view=mine&limit=20', headers: await bearer(target, login) })),
  );
  return measureQuestions(target, 'my-cases', await drawn(target, kinds), asking);
}

const LISTS = ['limit=20', 'status=submitted&limit=20', 'status=decided,delivered&limit=20', 'status=closed&limit=20', 'due=soon&limit=20'];

/** 待办清单 of a district's window and of a department that decides. */
export async function workList(target: Target, asking: Asking): Promise<Workload> {
  const [clerk, officer] = await Promise.all([OFFICERS.haishuClerk, OFFICERS.labourHandler].map(({ login }) => bearer(target, login)));
  const kinds = LISTS.flatMap((query) => [clerk!, officer!].map((headers) => ({ path: `/api/v1/work-list?${query}`, headers })));
  return measureQuestions(target, 'work-list', await drawn(target, kinds), asking);
}

/** The same lists for who sees the whole province, of all of it and of parts. */
export async function adminLists(target: Target, asking: Asking): Promise<Workload> {
  const headers = await bearer(target, OFFICERS.provinceClerk.login);
  const places = ['', '&region=330200', '&region=330203', '&region=330100'];
  const kinds = LISTS.flatMap((query) => places.map((place) => ({ path: `/api/v1/work-list?${query}${place}`, headers })));
  return measureQuestions(target, 'my-cases-admin', await drawn(target, kinds), asking);
}

/** 进度查询 without an account, by number and query code; the codes are told to whom the cases belong. */
export async function progress(target: Target, asking: Asking): Promise<Workload> {
  const { gateway } = target.addresses;
  const headers = await bearer(target, PERSONS.wangXiaoming.login);
  const questions: Question[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await (await fetch(`${gateway}/api/v1/applications?view=mine&limit=100${more}`, { headers })).json();
    const { items, next } = page as { items: { caseNo: string }[]; next: string | null };
    for (const { caseNo } of items) {
      const code = (await (await fetch(`${gateway}/api/v1/applications/${caseNo}/query-code`, { headers })).json()) as {
        queryCode: string;
      };
      questions.push({ path: `/api/v1/progress/${caseNo}`, headers: { 'query-code': code.queryCode } });
    }
    cursor = next;
  } while (cursor !== null && questions.length < DRAWS);
  return measureQuestions(target, 'progress', questions, asking);
}
