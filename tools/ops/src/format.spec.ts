import { describe, expect, it } from '@jest/globals';
import { ageOf, durationOf, printable, readable, tableOf, widthOf } from './format.ts';

describe('tables', () => {
  it('put numbers to the right and text to the left', () => {
    expect(
      tableOf(
        ['service', 'unsent', 'oldest'],
        [
          ['auth', 5, '-'],
          ['acceptance', 1200, '3 h'],
        ],
      ),
    ).toEqual(['SERVICE     UNSENT  OLDEST', 'auth             5  -', 'acceptance    1200  3 h']);
  });

  it('count a Chinese character as two columns', () => {
    expect(widthOf('死信 a')).toBe(6);
    const [heading, first, second] = tableOf(
      ['name', 'n'],
      [
        ['死信', 'x'],
        ['ab', 'y'],
      ],
    );
    expect([heading, first, second]).toEqual(['NAME  N', '死信  x', 'ab    y']);
  });

  it('cut the last column to the screen, and no other', () => {
    const [, row] = tableOf(['key', 'error'], [['k'.repeat(30), 'e'.repeat(100)]], 60);
    expect(row).toBe(`${'k'.repeat(30)}  ${'e'.repeat(27)}…`);
  });

  it('let no text from elsewhere steer the terminal', () => {
    expect(printable('a\u001b[31mred\r\nnext')).toBe('a [31mred next');
    expect(tableOf(['error'], [['one\ntwo']])).toHaveLength(2);
  });
});

describe('ages', () => {
  it.each([
    [0.4, '0 s'],
    [89, '89 s'],
    [90, '2 min'],
    [5399, '90 min'],
    [5400, '2 h'],
    [86_400 * 1.4, '34 h'],
    [86_400 * 3, '3 d'],
  ])('tell %d seconds as %s', (seconds, text) => {
    expect(durationOf(seconds)).toBe(text);
  });

  it('of what is to come by another clock are nothing', () => {
    expect(ageOf('2026-11-21T00:00:10Z', Date.parse('2026-11-21T00:00:00Z'))).toBe('0 s');
  });
});

describe('payloads', () => {
  it('are spread out when they are JSON, and harmless text when not', () => {
    expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(readable('not \u001b[2Jjson')).toBe('not [2Jjson');
  });
});
