import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { configureLogging, logger, NestLogger, runWithTrace, type LogFields } from './index.js';

let lines: Record<string, unknown>[] = [];
const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };

describe('log', () => {
  beforeEach(() => {
    lines = [];
    configureLogging({ service: 'probe', level: 'info', destination });
  });
  afterEach(() => configureLogging({ service: 'probe', level: 'fatal', destination }));

  it('writes allowed fields and drops all others', () => {
    const fields = { caseNo: '330000261121000000017', idNumber: '330000199001010000', body: { name: '张三' } } as LogFields;
    logger('filing').info('filed', fields);
    expect(lines[0]).toMatchObject({ level: 'info', service: 'probe', context: 'filing', msg: 'filed', caseNo: '330000261121000000017' });
    expect(JSON.stringify(lines)).not.toMatch(/idNumber|张三/);
  });

  it('keeps what a driver says about values of a row out of an error', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (id_number)=(3300…) already exists.' });
    logger('db').error('failed', { err: error });
    expect(lines[0]).toMatchObject({ err: { type: 'Error', message: 'duplicate key', code: '23505' } });
    expect(JSON.stringify(lines)).not.toContain('already exists');
  });

  it('survives errors that cause each other', () => {
    const [a, b] = [new Error('a'), new Error('b')];
    [a.cause, b.cause] = [b, a];
    logger('x').error('failed', { err: a });
    expect(lines[0]).toMatchObject({ err: { message: 'a', cause: { message: 'b' } } });
  });

  it('carries the correlation id of the trace', () => {
    runWithTrace('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', () => logger('a').warn('b'));
    expect(lines[0]!['correlationId']).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it('lets loggers made earlier follow a new level', () => {
    const log = logger('early');
    log.debug('quiet');
    configureLogging({ service: 'probe', level: 'debug', destination });
    log.debug('loud');
    expect(lines.map((l) => l['msg'])).toEqual(['loud']);
  });

  it('holds back what the framework says of each route and module', () => {
    const nest = new NestLogger();
    nest.log('Mapped {/x, GET} route', 'RouterExplorer');
    nest.log('hello', 'Somebody');
    nest.error(new Error('broken'), 'stack', 'Somebody');
    expect(lines.map((l) => l['msg'])).toEqual(['hello', 'broken']);
  });
});
