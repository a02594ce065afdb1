import { ALERT_LEVELS, type AlertsCommand } from './alerts.ts';
import type { ClientRequestsCommand } from './client-requests.ts';
import type { OfficeCommand } from './office.ts';
import type { ChangesCommand } from './permission-changes.ts';
import { UsageError } from './usage-error.ts';

export const ADMIN_USAGE = `  accounts list              [--kind person|legalPerson|officer] [--org CODE] [--login PREFIX] [--limit N]
  accounts show ID           an account by its id or login
  accounts import FILE.csv   officers: login,name,orgCode,posts,mobile  [--passwords FILE: initial passwords go there, not to the screen]
  accounts disable ID        no login and no renewal any more, sessions end; enable ID undoes it
  accounts reset-password ID a new initial password for an officer, shown once
  accounts depart ID         an officer leaves for good: account, posts, sessions and what was lent end  (needs --reason and --yes)
  organisations list|import  import FILE.csv: orgCode,name,shortName,regionCode
  organisations move CODE    --under CODE, or --under none for a root; with everything below it
  organisations abolish CODE [--successor CODE: takes over its officers and what is below] --reason TEXT; waits for a second person
  posts list|import          import FILE.csv: code,name,permissions[,secondFactor: yes or no]
  clients list               [--kind system|service|public] [--limit N]
  clients create ID          --kind K --name N [--org CODE] [--permission P …] [--redirect-uri U …]; its secret is shown once
  clients rotate ID          a new secret, shown once; the old one stays good for [--overlap HOURS, 24]
  clients disable ID         no token any more; enable ID undoes it
  clients requests           registrations, changes and new secrets that wait for a second person  [--state pending|approved|rejected|withdrawn|all] [--limit N]
  clients approve ID         such a request, by a security administrator; reject ID needs --reason; withdraw ID by who asked
  changes list               changes of permissions that wait for a second person  [--state pending|approved|rejected|withdrawn|all] [--limit N]
  changes approve ID         by a security administrator [--reason TEXT]; reject ID and withdraw ID need --reason
  actions list               who administered what, the newest first  [--target ID or CODE] [--limit N]
  alerts list                what the rules of security find too much, the latest first  [--level warning|yellow|red] [--limit N]`;

export type AdminCommand =
  | { name: 'accounts'; kind?: string; org?: string; login?: string; limit: number }
  | { name: 'account'; id: string }
  | { name: 'import'; of: Importable; file: string; passwords?: string }
  | { name: 'accountState'; id: string; act: 'disable' | 'enable' }
  | { name: 'resetPassword'; id: string }
  | { name: 'register'; of: 'organisations' | 'posts'; limit: number }
  | { name: 'clients'; kind?: string; limit: number }
  | { name: 'createClient'; client: NewClient }
  | { name: 'rotateSecret'; id: string; overlapHours: number }
  | { name: 'clientState'; id: string; act: 'disable' | 'enable' }
  | { name: 'actions'; target?: string; limit: number }
  | OfficeCommand
  | ChangesCommand
  | ClientRequestsCommand
  | AlertsCommand;

export type Importable = 'accounts' | 'organisations' | 'posts';

export interface NewClient {
  clientId: string;
  kind: 'system' | 'service' | 'public';
  name: string;
  orgCode?: string;
  permissions: string[];
  redirectUris: string[];
}

export const ADMIN_OPTIONS = {
  kind: { type: 'string' },
  org: { type: 'string' },
  login: { type: 'string' },
  name: { type: 'string' },
  passwords: { type: 'string' },
  permission: { type: 'string', multiple: true },
  'redirect-uri': { type: 'string', multiple: true },
  overlap: { type: 'string' },
  target: { type: 'string' },
  reason: { type: 'string' },
  level: { type: 'string' },
  under: { type: 'string' },
  successor: { type: 'string' },
} as const;

export interface AdminValues {
  kind?: string;
  org?: string;
  login?: string;
  name?: string;
  passwords?: string;
  permission?: string[];
  'redirect-uri'?: string[];
  overlap?: string;
  target?: string;
  reason?: string;
  level?: string;
  under?: string;
  successor?: string;
  yes?: boolean;
  state?: string;
  limit?: string;
}
type AdminOption = keyof AdminValues;

/** What the parser of all arguments lends. */
export interface Reading {
  act: string;
  rest: readonly string[];
  values: AdminValues;
  allow: (...allowed: AdminOption[]) => void;
  only: (...surplus: (string | undefined)[]) => void;
  limitOf: (text?: string) => number;
}

const NAMES = ['accounts', 'organisations', 'posts', 'clients', 'changes', 'actions', 'alerts'] as const;
export const isAdministered = (name: string): name is (typeof NAMES)[number] => (NAMES as readonly string[]).includes(name);

const ACCOUNT_KINDS = ['person', 'legalPerson', 'officer'];
const CLIENT_KINDS = ['system', 'service', 'public'];

function oneOf(word: string | undefined, words: readonly string[], option: AdminOption = 'kind'): string | undefined {
  if (word === undefined || words.includes(word)) return word;
  throw new UsageError(`--${option} takes ${words.join(', ')}, not ${word}`);
}

function needed(word: string | undefined, what: string): string {
  if (word === undefined || word === '') throw new UsageError(`${what} is missing`);
  return word;
}

/** @throws UsageError */
export function adminCommandOf(name: (typeof NAMES)[number], reading: Reading): AdminCommand {
  const { act, rest, values, allow, only, limitOf } = reading;
  const [word, ...surplus] = rest;
  only(...surplus);
  if (name === 'clients') return clientCommand(reading);
  if (name === 'actions') return actionsCommand(reading);
  if (name === 'changes') return changesCommand(reading);
  if (name === 'alerts') return alertsCommand(reading);
  if (act === 'import') {
    allow(...(name === 'accounts' ? (['passwords'] as const) : []));
    const { passwords } = values;
    return { name: 'import', of: name, file: needed(word, 'the file to import'), ...(passwords !== undefined && { passwords }) };
  }
  if (name === 'organisations' && (act === 'move' || act === 'abolish')) return treeCommand(act, word, reading);
  if (name !== 'accounts') {
    const more = name === 'organisations' ? ', import, move and abolish' : ' and import';
    if (act !== 'list') throw new UsageError(`${name} has no ${act}; it has list${more}`);
    allow('limit');
    only(word);
    return { name: 'register', of: name, limit: limitOf(values.limit) };
  }
  switch (act) {
    case 'list': {
      allow('kind', 'org', 'login', 'limit');
      only(word);
      const { org, login } = values;
      const kind = oneOf(values.kind, ACCOUNT_KINDS);
      return {
        name,
        limit: limitOf(values.limit),
        ...(kind !== undefined && { kind }),
        ...(org !== undefined && { org }),
        ...(login !== undefined && { login }),
      };
    }
    case 'show':
      allow();
      return { name: 'account', id: needed(word, 'the id or login of an account') };
    case 'disable':
    case 'enable':
      allow();
      return { name: 'accountState', act, id: needed(word, 'the id or login of an account') };
    case 'reset-password':
      allow();
      return { name: 'resetPassword', id: needed(word, 'the id or login of an account') };
    case 'depart':
      allow('reason', 'yes');
      return {
        name: 'depart',
        id: needed(word, 'the id or login of an account'),
        reason: needed(values.reason, '--reason'),
        yes: values.yes ?? false,
      };
    default:
      throw new UsageError(`accounts has no ${act}; it has list, show, import, disable, enable, reset-password and depart`);
  }
}

function treeCommand(act: 'move' | 'abolish', word: string | undefined, { values, allow }: Reading): AdminCommand {
  allow(...(act === 'move' ? (['under'] as const) : (['successor', 'reason'] as const)));
  const orgCode = needed(word, 'the code of an organisation');
  if (act === 'abolish')
    return { name: 'abolishOrganisation', orgCode, successorOrgCode: values.successor ?? null, reason: needed(values.reason, '--reason') };
  const under = needed(values.under, '--under');
  return { name: 'moveOrganisation', orgCode, parentOrgCode: under === 'none' ? null : under };
}

function actionsCommand({ act, rest: [word], values: { target, limit }, allow, only, limitOf }: Reading): AdminCommand {
  if (act !== 'list') throw new UsageError(`actions has no ${act}; it has list`);
  allow('target', 'limit');
  only(word);
  return { name: 'actions', limit: limitOf(limit), ...(target !== undefined && { target }) };
}

function alertsCommand({ act, rest: [word], values, allow, only, limitOf }: Reading): AdminCommand {
  if (act !== 'list') throw new UsageError(`alerts has no ${act}; it has list`);
  allow('level', 'limit');
  only(word);
  const level = oneOf(values.level, ALERT_LEVELS, 'level');
  return { name: 'alerts', limit: limitOf(values.limit), ...(level !== undefined && { level }) };
}

/** Of what waits for a second person, and 'all'. */
const REQUEST_STATES = ['pending', 'approved', 'rejected', 'withdrawn', 'all'];
const DECISIONS = { approve: 'approval', reject: 'rejection', withdraw: 'withdrawal' } as const;

/** What `--state` asks for; what waits unless it says so. */
function stateOf({ rest: [word], values: { state = 'pending' }, allow, only }: Reading): string {
  allow('state', 'limit');
  only(word);
  return oneOf(state, REQUEST_STATES, 'state')!;
}

function changesCommand(reading: Reading): AdminCommand {
  const {
    act,
    rest: [word],
    values: { reason, limit },
    allow,
    limitOf,
  } = reading;
  if (act === 'list') return { name: 'changes', state: stateOf(reading), limit: limitOf(limit) };
  if (!Object.hasOwn(DECISIONS, act)) throw new UsageError(`changes has no ${act}; it has list, approve, reject and withdraw`);
  allow('reason');
  const decision = DECISIONS[act as keyof typeof DECISIONS];
  const why = decision === 'approval' ? (reason ?? '') : needed(reason, '--reason');
  return { name: 'decideChange', act: decision, id: needed(word, 'the id of a change'), reason: why };
}

function clientCommand(reading: Reading): AdminCommand {
  const {
    act,
    rest: [word],
    values,
    allow,
    only,
    limitOf,
  } = reading;
  switch (act) {
    case 'list': {
      allow('kind', 'limit');
      only(word);
      const kind = oneOf(values.kind, CLIENT_KINDS);
      return { name: 'clients', limit: limitOf(values.limit), ...(kind !== undefined && { kind }) };
    }
    case 'create': {
      allow('kind', 'name', 'org', 'permission', 'redirect-uri');
      const { org, permission = [], 'redirect-uri': redirectUris = [] } = values;
      const client = {
        clientId: needed(word, 'the id of the client'),
        kind: needed(oneOf(values.kind, CLIENT_KINDS), '--kind') as NewClient['kind'],
        name: needed(values.name, '--name'),
        permissions: permission,
        redirectUris,
        ...(org !== undefined && { orgCode: org }),
      };
      return { name: 'createClient', client };
    }
    case 'rotate': {
      allow('overlap');
      const overlapHours = Number(values.overlap ?? '24');
      if (!Number.isInteger(overlapHours) || overlapHours < 0 || overlapHours > 168)
        throw new UsageError('--overlap takes hours from 0 to 168');
      return { name: 'rotateSecret', id: needed(word, 'the id of the client'), overlapHours };
    }
    case 'disable':
    case 'enable':
      allow();
      return { name: 'clientState', act, id: needed(word, 'the id of the client') };
    case 'requests':
      return { name: 'clientRequests', state: stateOf(reading), limit: limitOf(values.limit) };
    case 'approve':
    case 'withdraw':
      allow();
      return { name: 'decideClientRequest', act, id: needed(word, 'the id of a request'), reason: '' };
    case 'reject':
      allow('reason');
      return { name: 'decideClientRequest', act, id: needed(word, 'the id of a request'), reason: needed(values.reason, '--reason') };
    default:
      throw new UsageError(`clients has no ${act}; it has list, create, rotate, disable, enable, requests, approve, reject and withdraw`);
  }
}
