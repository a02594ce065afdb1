import { describe, expect, it } from '@jest/globals';
import { commandOf, USAGE, UsageError } from './arguments.ts';
import { SERVICES } from './services.ts';

const delivery = '019ab3c4-0000-7000-8000-000000000001';

describe('the arguments of ops', () => {
  it.each([
    [['outbox'], { name: 'outbox', service: undefined, json: false }],
    [['lag', '--service', 'dispatch', '--json'], { name: 'lag', service: 'dispatch', json: true }],
    [['parked'], { name: 'parked' }],
    [['dead-letters'], { name: 'letters', state: 'open', limit: 50 }],
    [['dead-letters', 'list', '--state', 'dropped', '--limit', '7'], { name: 'letters', state: 'dropped', limit: 7 }],
    [['dead-letters', 'show', '12'], { name: 'letter', id: '12' }],
    [['dead-letters', 'replay', '12', '--service=acceptance'], { name: 'replay', id: '12', service: 'acceptance' }],
    [['dead-letters', 'replay', '--all'], { name: 'replayAll' }],
    [['dead-letters', 'drop', '12'], { name: 'drop', id: '12', yes: false }],
    [['dead-letters', 'drop', '12', '--yes'], { name: 'drop', id: '12', yes: true }],
    [['deliveries'], { name: 'deliveries', limit: 50, recalls: false }],
    [['deliveries', 'list', '--limit', '3'], { name: 'deliveries', limit: 3, recalls: false }],
    [['deliveries', '--system', delivery], { name: 'deliveries', limit: 50, system: delivery, recalls: false }],
    [['deliveries', '--system', delivery, '--state', 'sent'], { name: 'deliveries', system: delivery, state: 'sent' }],
    [['deliveries', '--system', delivery, '--case', 'C1'], { name: 'deliveries', state: 'all', caseNo: 'C1' }],
    [
      ['deliveries', '--system', delivery, '--state', 'all', '--since', '2026-11-20T08:00:00+08:00'],
      { name: 'deliveries', state: 'all', since: '2026-11-20T00:00:00.000Z' },
    ],
    [['deliveries', 'recalls'], { name: 'deliveries', limit: 50, recalls: true }],
    [['deliveries', 'systems'], { name: 'systems', limit: 50 }],
    [['deliveries', 'replay', '--system', delivery], { name: 'redeliverAll', system: delivery, states: ['parked'] }],
    [
      ['deliveries', 'replay', '--system', delivery, '--since', '2026-11-20T08:00:00+08:00', '--state', 'sent,closed'],
      { name: 'redeliverAll', system: delivery, since: '2026-11-20T00:00:00.000Z', states: ['sent', 'closed'] },
    ],
    [['deliveries', 'replay', delivery], { name: 'redeliver', id: delivery }],
    [['copies', '--service', 'payment'], { name: 'copies', service: 'payment' }],
    [['figures'], { name: 'figures' }],
    [['figures', 'recount', '--json'], { name: 'recount', json: true }],
    [['accounts'], { name: 'accounts', limit: 50 }],
    [['accounts', 'list', '--kind', 'officer', '--org', 'C', '--login', 'z'], { name: 'accounts', kind: 'officer', org: 'C', login: 'z' }],
    [['accounts', 'show', 'zhang.san'], { name: 'account', id: 'zhang.san' }],
    [['accounts', 'import', 'a.csv', '--passwords', 'p.csv'], { name: 'import', of: 'accounts', file: 'a.csv', passwords: 'p.csv' }],
    [['organisations', 'import', 'o.csv'], { name: 'import', of: 'organisations', file: 'o.csv' }],
    [['posts'], { name: 'register', of: 'posts', limit: 50 }],
    [['accounts', 'disable', 'x.y'], { name: 'accountState', act: 'disable', id: 'x.y' }],
    [['accounts', 'reset-password', 'x.y'], { name: 'resetPassword', id: 'x.y' }],
    [['clients', 'list', '--kind', 'system'], { name: 'clients', kind: 'system' }],
    [
      ['clients', 'create', 'sys-a', '--kind', 'system', '--name', '甲', '--org', 'C', '--permission', 'department.connect'],
      {
        name: 'createClient',
        client: { clientId: 'sys-a', kind: 'system', name: '甲', orgCode: 'C', permissions: ['department.connect'] },
      },
    ],
    [['clients', 'rotate', 'sys-a'], { name: 'rotateSecret', id: 'sys-a', overlapHours: 24 }],
    [['clients', 'rotate', 'sys-a', '--overlap', '0'], { name: 'rotateSecret', overlapHours: 0 }],
    [['clients', 'enable', 'sys-a'], { name: 'clientState', act: 'enable' }],
  ])('understand %j', (argv, command) => {
    expect(commandOf(argv)).toMatchObject(command);
  });

  it.each([
    [[], 'a command is missing'],
    [['outbocks'], 'there is no command outbocks'],
    [['outbox', 'now'], 'unexpected: now'],
    [['outbox', '--limit', '3'], 'outbox has no --limit'],
    [['outbox', '--servise', 'x'], "Unknown option '--servise'"],
    [['outbox', '--service', 'gateway'], 'there is no service gateway'],
    [['outbox', '--service', 'toString'], 'there is no service toString'],
    [['figures', 'burn'], 'unexpected: burn'],
    [['figures', 'recount', 'all'], 'unexpected: all'],
    [['figures', '--service', 'catalogue'], 'figures has no --service'],
    [['dead-letters', 'burn'], 'dead-letters has no burn'],
    [['dead-letters', 'show'], 'the id of a dead letter is missing'],
    [['dead-letters', 'show', 'x1'], 'x1 is not the id of a dead letter'],
    [['dead-letters', 'show', '1', '2'], 'unexpected: 2'],
    [['dead-letters', 'show', '1', '--yes'], 'dead-letters show has no --yes'],
    [['dead-letters', 'replay', '1', '--all'], 'unexpected: 1'],
    [['dead-letters', 'list', '--state', 'lost'], 'never lost'],
    [['dead-letters', '--limit', '0'], 'from 1 to 10000'],
    [['deliveries', 'replay', '12'], '12 is not the id of a delivery'],
    [['deliveries', '--service', 'dispatch'], 'deliveries has no --service'],
    [['deliveries', 'drop'], 'deliveries has no drop; it has list, systems, recalls and replay'],
    [['deliveries', '--state', 'sent'], 'deliveries has no --state'],
    [['deliveries', '--system', delivery, '--state', 'lost'], 'a delivery is parked, pending, sent, closed, never lost'],
    [['deliveries', '--system', delivery, '--state', 'sent,closed'], 'a list takes one --state, or all'],
    [['deliveries', '--system', 'fire'], 'fire is not the id of a system'],
    [['deliveries', 'replay', '--system', delivery, '--state', 'lost'], 'a delivery is parked, pending, sent, closed, never lost'],
    [['deliveries', 'replay', '--system', delivery, '--since', 'yesterday'], 'yesterday is not a time'],
    [['accounts', 'burn'], 'accounts has no burn'],
    [['accounts', 'import'], 'the file to import is missing'],
    [['accounts', '--kind', 'robot'], 'not robot'],
    [['accounts', 'disable', 'a', 'b'], 'unexpected: b'],
    [['posts', 'import', 'p.csv', '--passwords', 'x'], 'posts import has no --passwords'],
    [['organisations', 'disable', 'x'], 'organisations has no disable'],
    [['clients', 'create', 'sys-a', '--kind', 'system'], '--name is missing'],
    [['clients', 'create', 'sys-a', '--name', 'x'], '--kind is missing'],
    [['clients', 'rotate', 'sys-a', '--overlap', '200'], 'hours from 0 to 168'],
  ])('refuse %j and say why', (argv, reason) => {
    expect(() => commandOf(argv)).toThrow(UsageError);
    expect(() => commandOf(argv)).toThrow(reason);
  });

  it.each([[['help']], [['--help']], [['dead-letters', '-h']]])('give help for %j', (argv) => {
    expect(commandOf(argv)).toBe('help');
  });

  it('name every service in the help', () => {
    for (const service of SERVICES) expect(USAGE).toContain(service);
  });
});
