import { afterAll, describe, expect, it } from '@jest/globals';
import { MappingEngine } from './mapping-engine.js';

const engine = new MappingEngine();
afterAll(() => engine.onApplicationShutdown());
const codeLists = { kind: { person: '0', enterprise: '1' } };
const map = (expression: string, input: unknown = {}, inverted = false) => engine.evaluate({ expression, input, codeLists, inverted });
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
    await expect(engine.check('{"a": ')).rejects.toEqual(fault('INVALID'));
    await expect(engine.check('a.b')).resolves.toBeUndefined();
    await expect(map('$number("x")')).rejects.toEqual(fault('FAILED'));
  });
  it('ends where it goes on for ever, too deep, too wide or in a regular expression, and the next one works', async () => {
    await expect(map('($f := function($n) { $f($n + 1) + 1 }; $f(0))')).rejects.toEqual(fault('TOO_LONG'));
    await expect(map('($f := function($n) { $f($n + 1) }; $f(0))')).rejects.toEqual(fault('TOO_LONG'));
    await expect(map('[1..1000000]')).rejects.toEqual(fault('TOO_LONG'));
    await expect(map('$match(s, /^(a+)+$/)', { s: `${'a'.repeat(60)}!` })).rejects.toEqual(fault('TOO_LONG'));
    await expect(map('$pad("", 2000000, "x")')).rejects.toEqual(fault('TOO_LONG'));
    expect(await map('1 + 1')).toBe(2);
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
