import { afterAll, describe, expect, it } from '@jest/globals';
import { MappingEngine } from './mapping-engine.js';
import { WORKER_SOURCE } from './mapping-worker.js';

const engine = new MappingEngine();
afterAll(() => engine.onApplicationShutdown());
const codeLists = { kind: { person: '0', enterprise: '1' } };
const map = (expression: string, input: unknown = {}, inverted = false, line = 's1') =>
  engine.evaluate({ line, expression, input, codeLists, inverted });
const fault = (code: string) => expect.objectContaining({ code: `DISPATCH.MAPPING_${code}` });

describe('a mapping', () => {
  it('puts what it gets as the expression says', async () => {
    const input = {
      message: { caseNo: 'C1' },
      content: { applicant: { kind: 'person', name: '𬱖某' }, materials: [{ code: 'M1' }, { code: 'M2' }] },
    };
    const expression =
      '{"PROJID": message.caseNo, "APPLY_TYPE": $code("kind", content.applicant.kind), "N": content.applicant.name, "ATTRS": content.materials.code}';
    expect(await map(expression, input)).toEqual({ PROJID: 'C1', APPLY_TYPE: '0', N: '𬱖某', ATTRS: ['M1', 'M2'] });
  });
  it('reads codes from the other side in messages that come in', async () => {
    expect(await map('$code("kind", TYPE)', { TYPE: '1' }, true)).toBe('enterprise');
  });
  it('names a code that no list has, unless it says what to take then', async () => {
    await expect(map('$code("kind", "ghost")')).rejects.toEqual(fault('CODE_UNKNOWN'));
    await expect(map('$code("nolist", "person")')).rejects.toEqual(fault('CODE_UNKNOWN'));
    await expect(map('$code("kind", "constructor")')).rejects.toEqual(fault('CODE_UNKNOWN'));
    expect(await map('$code("kind", "ghost", "9")')).toBe('9');
  });
  it('is refused when it is no expression, and fails by name when it does not fit', async () => {
    await expect(engine.check('s1', '{"a": ')).rejects.toEqual(fault('INVALID'));
    await expect(engine.check('s1', 'a.b')).resolves.toBeUndefined();
    await expect(map('$number("x")')).rejects.toEqual(fault('FAILED'));
  });
  it('ends where it goes on for ever, too deep, too wide or in a regular expression, and the next one works', async () => {
    // By which limit each of them ends: JSONata's own, that of the outcome, or the end of the thread, which tells no detail.
    const limit = (detail: string) =>
      expect.objectContaining({ code: 'DISPATCH.MAPPING_TOO_LONG', text: { zh: expect.anything(), en: expect.stringContaining(detail) } });
    await expect(map('($f := function($n) { $f($n + 1) + 1 }; $f(0))')).rejects.toEqual(limit('(D1011)'));
    await expect(map('($f := function($n) { $f($n + 1) }; $f(0))')).rejects.toEqual(limit('(D1012)'));
    await expect(map('[1..1000000]')).rejects.toEqual(limit('(D2015)'));
    await expect(map('$pad("", 2000000, "x")')).rejects.toEqual(limit('(output)'));
    const runaway = await map('$match(s, /^(a+)+$/)', { s: `${'a'.repeat(60)}!` }).catch((error: unknown) => error);
    expect(runaway).toEqual(fault('TOO_LONG'));
    expect((runaway as { text: { en: string } }).text.en).not.toContain('(');
    expect(await map('1 + 1')).toBe(2);
  });
  it('has its time for itself: how long a thread takes to start on a busy host counts for nobody', async () => {
    class Late extends MappingEngine {
      protected override readonly source = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);\n${WORKER_SOURCE}`;
    }
    const late = new Late();
    expect(await late.evaluate({ line: 's1', expression: '1 + 1', input: {}, codeLists, inverted: false })).toBe(2);
    await late.onApplicationShutdown();
  });
  it('of one system waits behind one of another at most, and not behind all that the other has', async () => {
    const done: string[] = [];
    const all = Array.from({ length: 50 }, () => map('$sum([1..5000])', {}, false, 'a').then(() => done.push('a')));
    all.push(map('1 + 1', {}, false, 'b').then(() => done.push('b')));
    await Promise.all(all);
    expect(done.indexOf('b')).toBeLessThan(3);
  });
  it('of who has too much waiting is not taken, and comes again', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 250 }, () => map('1 + 1', {}, false, 'c')));
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused.length).toBeGreaterThan(40);
    for (const each of refused) expect(each).toEqual(expect.objectContaining({ code: 'DISPATCH.MAPPING_BUSY', kind: 'unavailable' }));
    expect(await map('1 + 1', {}, false, 'c')).toBe(2);
  });
  it('tells what list it was whose code it lacks, and never what the expression gave for one', async () => {
    const told = async (expression: string) =>
      ((await map(expression, { name: '王小明' }).catch((error: unknown) => error)) as { text: { en: string } }).text.en;
    expect(await told('$code("kind", name)')).toContain('(kind)');
    expect(await told('$code(name, "x")')).toContain('(unknown list)');
    expect(await told('$code([name], "x")')).not.toContain('王');
  });
  it('reaches nothing of the process', async () => {
    for (const name of ['process', 'require', 'globalThis', 'workerData']) expect(await map(`$exists(${name})`)).toBe(false);
    expect(await map('$string($lookup({}, "constructor"))')).toBeNull();
  });
  it('serves many at once, each with its own outcome', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => map('n * 2', { n: i })));
    expect(outcomes).toEqual(Array.from({ length: 50 }, (_, i) => i * 2));
  });
});
