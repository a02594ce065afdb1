import type { YiwangClient } from '@yiwang/client';
import type { AdminCommand } from './admin-arguments.ts';
import { alerts } from './alerts.ts';
import { NotFound } from './ask.ts';
import { clientRequests } from './client-requests.ts';
import { printable, tableOf } from './format.ts';
import { importFile } from './import.ts';
import type { Desk } from './desk.ts';
import { abolishOrganisation, depart, moveOrganisation } from './office.ts';
import { permissionChanges } from './permission-changes.ts';

type Of<Name extends AdminCommand['name']> = Extract<AdminCommand, { name: Name }> & { json: boolean };
type Any = AdminCommand & { json: boolean };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** 账号与接入管理. @returns the exit code @throws ApiProblem, NotFound, FileError */
export function administer(command: Any, desk: Desk): Promise<number> {
  switch (command.name) {
    case 'accounts':
      return accounts(command, desk);
    case 'account':
      return account(command, desk);
    case 'import':
      return importFile(command, desk);
    case 'accountState':
      return accountState(command, desk);
    case 'resetPassword':
      return resetPassword(command, desk);
    case 'depart':
      return idOf(desk.client, command.id).then((id) => depart({ ...command, id }, desk));
    case 'moveOrganisation':
      return moveOrganisation(command, desk);
    case 'abolishOrganisation':
      return abolishOrganisation(command, desk);
    case 'register':
      return register(command, desk);
    case 'clients':
      return clients(command, desk);
    case 'createClient':
      return createClient(command, desk);
    case 'rotateSecret':
      return rotateSecret(command, desk);
    case 'clientState':
      return clientState(command, desk);
    case 'actions':
      return actions(command, desk);
    case 'changes':
    case 'decideChange':
      return permissionChanges(command, desk);
    case 'clientRequests':
    case 'decideClientRequest':
      return clientRequests(command, desk);
    case 'alerts':
      return alerts(command, desk);
  }
}

/** A mobile or identity number: the API finds it whole only, and shows it masked. */
const NUMBER = /^(1\d{10}|\d{17}[\dx])$/;

/** An id as it is, and a login by its account. Who acts for several is named by id: which of them, nobody guesses. @throws NotFound */
async function idOf(client: YiwangClient, name: string): Promise<string> {
  if (UUID.test(name)) return name;
  const login = name.trim().toLowerCase();
  const isIt = (shown: string | null): boolean => shown === login || (NUMBER.test(login) && shown !== null && shown.includes('*'));
  const found: string[] = [];
  for await (const item of client.each('/api/v1/admin/accounts', { query: { login } }))
    if (isIt(item.login)) found.push(`${item.id} (${item.kind}${item.orgCode === null ? '' : ` of ${item.orgCode}`})`);
  if (found.length > 1) throw new NotFound(`${name} has several accounts, name one of them by its id: ${found.join(', ')}`);
  if (found[0] === undefined) throw new NotFound(`no account has the login ${name}`);
  return found[0].slice(0, found[0].indexOf(' '));
}

async function some<T>(items: AsyncIterable<T>, limit: number): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) if (found.push(item) >= limit) break;
  return found;
}

function list<T>({ json, limit }: { json: boolean; limit: number }, desk: Desk, items: T[], lines: () => string[]): number {
  if (json) desk.out(JSON.stringify({ items }, null, 2));
  else for (const line of lines()) desk.out(line);
  if (!json && items.length >= limit) desk.out(`the first ${limit}; more with --limit`);
  return 0;
}

async function accounts(command: Of<'accounts'>, desk: Desk): Promise<number> {
  const { kind, org, login, limit } = command;
  const query = { kind: kind as 'officer' | undefined, orgCode: org, login, limit: Math.min(limit, 100) };
  const items = await some(desk.client.each('/api/v1/admin/accounts', { query }), limit);
  return list(command, desk, items, () => {
    const rows = items.map((item) => [
      item.id,
      item.kind,
      item.login ?? '-',
      item.displayName ?? '-',
      item.orgCode ?? '-',
      item.disabledAt !== null ? 'disabled' : item.mustChangePassword ? 'initial password' : 'enabled',
      item.posts.join(' ') || '-',
    ]);
    return tableOf(['id', 'kind', 'login', 'name', 'organisation', 'state', 'posts'], rows, desk.screen);
  });
}

async function account({ id, json }: Of<'account'>, desk: Desk): Promise<number> {
  const { data } = await desk.client.get('/api/v1/admin/accounts/{id}', { path: { id: await idOf(desk.client, id) } });
  if (json) desk.out(JSON.stringify(data, null, 2));
  else {
    const width = Math.max(...Object.keys(data).map((name) => name.length));
    for (const [name, value] of Object.entries(data)) {
      if (value === null) continue;
      desk.out(`${name.padEnd(width)}  ${printable(Array.isArray(value) ? value.join(' ') : String(value))}`);
    }
  }
  return 0;
}

async function accountState({ id, act, json }: Of<'accountState'>, desk: Desk): Promise<number> {
  const path = { id: await idOf(desk.client, id) };
  const { data } = await desk.client.post(`/api/v1/admin/accounts/{id}/${act}`, { path });
  desk.out(json ? JSON.stringify(data) : `${id} is ${data.state}`);
  return 0;
}

async function resetPassword({ id, json }: Of<'resetPassword'>, desk: Desk): Promise<number> {
  const path = { id: await idOf(desk.client, id) };
  const { data } = await desk.client.post('/api/v1/admin/accounts/{id}/password-reset', { path });
  desk.out(json ? JSON.stringify(data) : `initial password of ${id}, shown once: ${data.initialPassword ?? '(lost: reset it again)'}`);
  return 0;
}

async function register(command: Of<'register'>, desk: Desk): Promise<number> {
  const query = { limit: Math.min(command.limit, 100) };
  if (command.of === 'posts') {
    const items = await some(desk.client.each('/api/v1/admin/posts', { query }), command.limit);
    const rows = items.map(({ code, name, permissions }) => [code, name, permissions.join(' ') || '-']);
    return list(command, desk, items, () => tableOf(['code', 'name', 'permissions'], rows, desk.screen));
  }
  const items = await some(desk.client.each('/api/v1/admin/organisations', { query }), command.limit);
  const rows = items.map(({ orgCode, regionCode, shortName, name }) => [orgCode, regionCode, shortName, name]);
  return list(command, desk, items, () => tableOf(['code', 'region', 'short name', 'name'], rows, desk.screen));
}

async function clients(command: Of<'clients'>, desk: Desk): Promise<number> {
  const query = { kind: command.kind as 'system' | undefined, limit: Math.min(command.limit, 100) };
  const items = await some(desk.client.each('/api/v1/admin/clients', { query }), command.limit);
  return list(command, desk, items, () => {
    const rows = items.map((item) => [
      item.clientId,
      item.kind,
      item.disabledAt !== null ? 'disabled' : item.approvedAt === null ? 'not approved' : 'enabled',
      item.orgCode ?? '-',
      item.previousSecretUntil ?? '-',
      item.name,
      item.permissions.join(' ') || item.redirectUris.join(' ') || '-',
    ]);
    return tableOf(['client', 'kind', 'state', 'organisation', 'old secret until', 'name', 'may, or address'], rows, desk.screen);
  });
}

async function createClient({ client, json }: Of<'createClient'>, desk: Desk): Promise<number> {
  const { kind, permissions, ...rest } = client;
  const { data } = await desk.client.post('/api/v1/admin/clients', { body: { ...rest, kind, permissions: permissions as [] } });
  if (json) desk.out(JSON.stringify(data));
  else if (kind === 'public') desk.out(`${data.clientId} is registered; a front end has no secret`);
  else desk.out(`secret of ${data.clientId}, shown once: ${data.clientSecret ?? '(lost: rotate it)'}`);
  if (!json) tellOfRequest(data, desk);
  return 0;
}

/** 双人复核: nothing of it counts before somebody else has said yes. */
function tellOfRequest({ requestId }: { requestId: string | null }, desk: Desk): void {
  if (requestId !== null) desk.out(`good once a security administrator has approved it: clients approve ${requestId}`);
}

async function rotateSecret({ id, overlapHours, json }: Of<'rotateSecret'>, desk: Desk): Promise<number> {
  const { data } = await desk.client.post('/api/v1/admin/clients/{clientId}/secret-rotation', {
    path: { clientId: id },
    body: { overlapHours },
  });
  if (json) desk.out(JSON.stringify(data));
  else {
    desk.out(`secret of ${id}, shown once: ${data.clientSecret ?? '(lost: rotate it again)'}`);
    tellOfRequest(data, desk);
    if (data.requestId !== null) desk.out('until then the one so far stays good');
    else if (data.previousSecretUntil === null) desk.out('the old one is good no more');
    else desk.out(`the old one stays good until ${data.previousSecretUntil}`);
  }
  return 0;
}

async function clientState({ id, act, json }: Of<'clientState'>, desk: Desk): Promise<number> {
  const { data } = await desk.client.post(`/api/v1/admin/clients/{clientId}/${act}`, { path: { clientId: id } });
  desk.out(json ? JSON.stringify(data) : `${id} is ${data.state}`);
  return 0;
}

async function actions(command: Of<'actions'>, desk: Desk): Promise<number> {
  const query = { target: command.target, limit: Math.min(command.limit, 100) };
  const items = await some(desk.client.each('/api/v1/admin/actions', { query }), command.limit);
  return list(command, desk, items, () => {
    const rows = items.map(({ at, actor, action, target, details }) => [
      at,
      `${actor.kind} ${actor.id}`,
      action,
      target,
      Object.keys(details).length > 0 ? JSON.stringify(details) : '-',
    ]);
    return tableOf(['at', 'by', 'action', 'target', 'details'], rows, desk.screen);
  });
}
