import { describe, expect, it } from '@jest/globals';
import { hoursText, OpeningHours, openingAt, parseHours, spansOn } from './opening-hours.js';

const hours = parseHours('1-5 08:30-12:00,13:30-17:00;6 09:00-12:00')!;
const REGION = '330203';
const open = (at: string, of: OpeningHours = hours): boolean => openingAt(of, new Date(at), REGION).openNow;

describe('opening hours', () => {
  it.each([
    ['a Monday morning', '2026-11-23T09:00:00+08:00', true],
    ['its first minute', '2026-11-23T08:30:00+08:00', true],
    ['the minute it closes', '2026-11-23T17:00:00+08:00', false],
    ['lunch', '2026-11-23T12:30:00+08:00', false],
    ['a Saturday morning', '2026-11-21T09:30:00+08:00', true],
    ['a Saturday afternoon', '2026-11-21T14:00:00+08:00', false],
    ['a Sunday', '2026-11-22T09:30:00+08:00', false],
    ['the national day, a Thursday', '2026-10-01T09:30:00+08:00', false],
    ['a make-up Saturday, as on a Monday', '2026-05-09T14:00:00+08:00', true],
    ['early morning in China, which is the day before in UTC', '2026-11-23T01:00:00Z', true],
  ])('say of %s whether it is open', (_name, at, expected) => expect(open(at)).toBe(expected));

  it('know no holidays where a counter keeps none', () => {
    const always = parseHours('1-7 00:00-24:00;全年')!;
    expect(always.followsHolidays).toBe(false);
    expect(open('2026-10-01T23:59:59+08:00', always)).toBe(true);
  });

  it('are decided by an exception alone on its day', () => {
    const half = OpeningHours.parse({
      ...hours,
      exceptions: [{ date: '2026-11-23', spans: [{ from: '09:00', to: '10:00' }], note: '停电' }],
    });
    expect(spansOn(half, '2026-11-23', REGION)).toEqual([{ from: '09:00', to: '10:00' }]);
    expect(hoursText(half)).toBe('周一至周五 08:30-12:00，13:30-17:00\n周六 09:00-12:00\n法定节假日除外\n2026-11-23 09:00-10:00（停电）');
  });

  it.each([
    '',
    '全年',
    '8 09:00-12:00',
    '5-1 09:00-12:00',
    '1-5 9:00-12:00',
    '1-5 12:00-09:00',
    '1-5 09:00-12:00,11:00-17:00',
    '1-5 09:00-12:00;5 13:00-14:00',
    '1-5',
    'morgens',
  ])('are not read from %p', (text) => expect(parseHours(text)).toBeUndefined());
});
