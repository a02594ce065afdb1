import type { Desk } from './desk.ts';
import { printable } from './format.ts';

/** 离岗, 机构调整, 撤销与合并. */
export type OfficeCommand =
  | { name: 'depart'; id: string; reason: string; yes: boolean }
  | { name: 'moveOrganisation'; orgCode: string; parentOrgCode: string | null }
  | { name: 'abolishOrganisation'; orgCode: string; successorOrgCode: string | null; reason: string };

type Of<Name extends OfficeCommand['name']> = Extract<OfficeCommand, { name: Name }> & { json: boolean };

/** `id` is the account's by now. It is not undone, so it is said twice. @returns the exit code @throws ApiProblem */
export async function depart({ id, reason, yes, json }: Of<'depart'>, desk: Desk): Promise<number> {
  if (!yes) {
    const { data } = await desk.client.get('/api/v1/admin/accounts/{id}', { path: { id } });
    desk.err(
      `this closes for good the account of ${printable(`${data.displayName ?? '-'} (${data.login ?? id}, ${data.orgCode ?? '-'})`)}`,
    );
    desk.err('if that is meant: the same with --yes');
    return 1;
  }
  const { data } = await desk.client.post('/api/v1/admin/accounts/{id}/departure', { path: { id }, body: { reason } });
  desk.out(json ? JSON.stringify(data) : `${id} has left since ${data.leftAt}`);
  return 0;
}

/** @returns the exit code @throws ApiProblem */
export async function moveOrganisation({ orgCode, parentOrgCode, json }: Of<'moveOrganisation'>, desk: Desk): Promise<number> {
  const { data } = await desk.client.post('/api/v1/admin/organisations/{orgCode}/move', { path: { orgCode }, body: { parentOrgCode } });
  desk.out(json ? JSON.stringify(data) : `${orgCode} is ${parentOrgCode === null ? 'a root' : `below ${parentOrgCode}`}`);
  return 0;
}

/** @returns the exit code @throws ApiProblem */
export async function abolishOrganisation(
  { orgCode, successorOrgCode, reason, json }: Of<'abolishOrganisation'>,
  desk: Desk,
): Promise<number> {
  const body = { successorOrgCode, reason };
  const { data } = await desk.client.post('/api/v1/admin/organisations/{orgCode}/abolition', { path: { orgCode }, body });
  if (json) desk.out(JSON.stringify(data));
  else if (data.changeId !== null) desk.out(`done once a security administrator has approved it: changes approve ${data.changeId}`);
  else desk.out(successorOrgCode === null ? `${orgCode} is abolished` : `${orgCode} is merged into ${successorOrgCode}`);
  return 0;
}
