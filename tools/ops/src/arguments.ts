import { parseArgs } from 'node:util';
import { ADMIN_OPTIONS, ADMIN_USAGE, adminCommandOf, isAdministered, type AdminCommand } from './admin-arguments.ts';
import type { DeliveriesCommand, RedeliverAllCommand } from './deliveries.ts';
import { isService, SERVICES, type Service } from './services.ts';
import { UsageError } from './usage-error.ts';

export { UsageError } from './usage-error.ts';

export const USAGE = `usage: npm run ops -- <command> [options]

  outbox                     what each service has committed and not yet sent, and what the broker refuses
  lag                        how far each service is behind the events it consumes
  dead-letters list          events that a handler could not take  [--state open|replayed|dropped] [--limit N]
  dead-letters show ID       one of them with its payload
  dead-letters replay ID     try it again, and then everything parked behind it  (--all: every key that waits)
  dead-letters drop ID       give it up for good; what is parked behind it goes on without it  (needs --yes)
  copies                     whether the copies of state topics are complete, and how many events each still has to read
  parked                     the keys that wait behind a dead letter, and why
  deliveries                 messages to department systems that fail or are parked  [--system ID] [--limit N]
                             of one system, whatever its state  --system ID [--state parked|pending|sent|closed|all] [--case NO] [--since TIME]
  deliveries systems         how it goes with each system: lag, success, circuit, what is parked  [--limit N]
  deliveries recalls         recalls that their systems have not acknowledged  [--system ID] [--limit N]
  deliveries replay ID       try one again at once, with what waits behind it
  deliveries replay --system ID  all of a system that are parked  [--since TIME] [--state parked,pending,sent,closed]
  figures                    how far the figures of the item library are behind it, and the recounts that were asked for
  figures recount            count them anew: after a load that told nothing of itself
${ADMIN_USAGE}

  --service S   one service instead of all: ${SERVICES.join(', ')}
  --json        the figures as JSON instead of a table

A stack that npm start keeps up is found by itself, and its demo operator is taken. Elsewhere:
  YIWANG_GATEWAY                                        the gateway, https://…
  YIWANG_OPS_LOGIN, YIWANG_OPS_PASSWORD                 an administrator's account; the code of its second factor is asked for, or
  YIWANG_OPS_CODE                                       said here
  YIWANG_OPS_CLIENT_ID, YIWANG_OPS_CLIENT_SECRET        or a client's credentials

exit code: 0 done, 1 something could not be read or done, 2 the command was not understood`;

export type State = 'open' | 'replayed' | 'dropped';

interface Common {
  /** Undefined: all of them. */
  service: Service | undefined;
  json: boolean;
}
export type Command = Common &
  (
    | { name: 'outbox' }
    | { name: 'lag' }
    | { name: 'copies' }
    | { name: 'parked' }
    | { name: 'letters'; state: State; limit: number }
    | { name: 'letter'; id: string }
    | { name: 'replay'; id: string }
    | { name: 'replayAll' }
    | { name: 'drop'; id: string; yes: boolean }
    | Omit<DeliveriesCommand, 'json'>
    | { name: 'systems'; limit: number }
    | { name: 'redeliver'; id: string }
    | Omit<RedeliverAllCommand, 'json'>
    | { name: 'figures' }
    | { name: 'recount' }
    | AdminCommand
  );

const STATES: readonly string[] = ['open', 'replayed', 'dropped'] satisfies State[];
const DELIVERY_STATES = ['parked', 'pending', 'sent', 'closed'];
const LETTER_ID = /^\d{1,18}$/;
const DELIVERY_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const OPTIONS = {
  service: { type: 'string' },
  state: { type: 'string' },
  limit: { type: 'string' },
  all: { type: 'boolean' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
  system: { type: 'string' },
  since: { type: 'string' },
  case: { type: 'string' },
  ...ADMIN_OPTIONS,
  help: { type: 'boolean', short: 'h' },
} as const;
type OptionName = keyof typeof OPTIONS;

/** What the arguments ask for; `help` where they ask for that. @throws UsageError */
export function commandOf(argv: readonly string[]): Command | 'help' {
  const { values, positionals } = parsed(argv);
  const [name, action, ...rest] = positionals;
  if (values.help || name === 'help') return 'help';
  if (name === undefined) throw new UsageError('a command is missing');

  const common: Common = { service: serviceOf(values.service), json: values.json ?? false };
  const allow = (...allowed: OptionName[]): void => {
    const wrong = (Object.keys(values) as OptionName[]).find((option) => !['json', ...allowed].includes(option));
    if (wrong) throw new UsageError(`${positionals.slice(0, 2).join(' ')} has no --${wrong}`);
  };
  const only = (...surplus: (string | undefined)[]): void => {
    const wrong = surplus.find((word) => word !== undefined);
    if (wrong !== undefined) throw new UsageError(`unexpected: ${wrong}`);
  };

  switch (name) {
    case 'outbox':
    case 'lag':
    case 'copies':
    case 'parked':
      allow('service');
      only(action, ...rest);
      return { ...common, name };
    case 'deliveries':
      return { ...common, ...deliveryCommand(action ?? 'list') };
    case 'figures':
      allow();
      only(action === 'recount' || action === 'show' ? undefined : action, ...rest);
      return { ...common, name: action === 'recount' ? 'recount' : name };
    case 'dead-letters':
      return letterCommand(action ?? 'list');
    default:
      if (isAdministered(name))
        return { ...common, ...adminCommandOf(name, { act: action ?? 'list', rest, values, allow, only, limitOf }) };
      throw new UsageError(`there is no command ${name}`);
  }

  function deliveryCommand(act: string) {
    const system = values.system === undefined ? undefined : idOf(values.system, DELIVERY_ID, 'a system');
    switch (act) {
      case 'list': {
        allow('limit', 'system', ...(system === undefined ? [] : (['state', 'case', 'since'] as const)));
        only(...rest);
        const { since, case: caseNo } = values;
        const state = stateWanted(values.state ?? (since === undefined && caseNo === undefined ? undefined : 'all'));
        return { name: 'deliveries', limit: limitOf(values.limit), system, recalls: false, state, caseNo, since: timeOf(since) } as const;
      }
      case 'recalls':
        allow('limit', 'system');
        only(...rest);
        return { name: 'deliveries', limit: limitOf(values.limit), system, recalls: true } as const;
      case 'systems':
        allow('limit');
        only(...rest);
        return { name: 'systems', limit: limitOf(values.limit) } as const;
      case 'replay': {
        if (system === undefined) {
          allow();
          only(...rest.slice(1));
          return { name: 'redeliver', id: idOf(rest[0], DELIVERY_ID, 'a delivery') } as const;
        }
        allow('system', 'since', 'state');
        only(...rest);
        return { name: 'redeliverAll', system, since: timeOf(values.since), states: deliveryStatesOf(values.state) } as const;
      }
      default:
        throw new UsageError(`deliveries has no ${act}; it has list, systems, recalls and replay`);
    }
  }

  function letterCommand(act: string): Command {
    const [id, ...surplus] = rest;
    only(...surplus);
    switch (act) {
      case 'list':
        allow('service', 'state', 'limit');
        only(id);
        return { ...common, name: 'letters', state: stateOf(values.state), limit: limitOf(values.limit) };
      case 'show':
        allow('service');
        return { ...common, name: 'letter', id: idOf(id, LETTER_ID, 'a dead letter') };
      case 'replay':
        allow('service', 'all');
        if (values.all) {
          only(id);
          return { ...common, name: 'replayAll' };
        }
        return { ...common, name: 'replay', id: idOf(id, LETTER_ID, 'a dead letter') };
      case 'drop':
        allow('service', 'yes');
        return { ...common, name: 'drop', id: idOf(id, LETTER_ID, 'a dead letter'), yes: values.yes ?? false };
      default:
        throw new UsageError(`dead-letters has no ${act}; it has list, show, replay and drop`);
    }
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

function serviceOf(name: string | undefined): Service | undefined {
  if (name === undefined || isService(name)) return name;
  throw new UsageError(`there is no service ${name} with events; there are ${SERVICES.join(', ')}`);
}

function stateOf(state = 'open'): State {
  if (!STATES.includes(state)) throw new UsageError(`a dead letter is ${STATES.join(', ')}, never ${state}`);
  return state as State;
}

function stateWanted(state: string | undefined): string | undefined {
  if (state !== undefined && state !== 'all') deliveryStatesOf(state);
  if (state?.includes(',')) throw new UsageError('a list takes one --state, or all');
  return state;
}

function deliveryStatesOf(text = 'parked'): string[] {
  const states = text.split(',');
  const wrong = states.find((state) => !DELIVERY_STATES.includes(state));
  if (wrong !== undefined) throw new UsageError(`a delivery is ${DELIVERY_STATES.join(', ')}, never ${wrong}`);
  return states;
}

function timeOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (Number.isNaN(Date.parse(text))) throw new UsageError(`${text} is not a time`);
  return new Date(text).toISOString();
}

function limitOf(text = '50'): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) throw new UsageError('--limit takes a number from 1 to 10000');
  return limit;
}

function idOf(id: string | undefined, form: RegExp, what: string): string {
  if (id === undefined) throw new UsageError(`the id of ${what} is missing`);
  if (!form.test(id)) throw new UsageError(`${id} is not the id of ${what}`);
  return id;
}
