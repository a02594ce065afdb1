import { describe, expect, it } from '@jest/globals';
import { dayAfter } from './list-kind.js';
import { ListVersion, type ListHead, type ListVersionState } from './list-version.js';

const NOW = new Date('2026-11-22T16:30:00.000Z'); // the 23rd in China
const TODAY = '2026-11-23';
const head: ListHead = { title: '清单', basis: null, issuer: '区人民政府', validFrom: TODAY, validTo: null };

const draft = (version: number, over: Partial<ListHead> = {}): ListVersion => {
  const made = ListVersion.draft({ kind: 'funds', regionCode: '330203' }, version, { ...head, ...over }, NOW);
  made.count(1);
  return made;
};
/** As they are loaded again: other objects with the same state. */
const again = (...versions: ListVersion[]): ListVersion[] => versions.map((each) => new ListVersion({ ...each.snapshot() }));
const published = (version: number, over: Partial<ListHead>, others: ListVersion[] = []): ListVersion => {
  const made = draft(version, over);
  made.publish(others, NOW);
  return made;
};
const days = (version: ListVersion): Pick<ListVersionState, 'validFrom' | 'validTo' | 'status'> => {
  const { validFrom, validTo, status } = version.snapshot();
  return { validFrom, validTo, status };
};

describe('a version of a list', () => {
  it('takes effect today at the earliest, by the calendar of the country', () => {
    expect(() => draft(1, { validFrom: '2026-11-22' }).publish([], NOW)).toThrow('LIST_EFFECTIVE_IN_PAST');
    expect(days(published(1, { validFrom: TODAY }))).toMatchObject({ status: 'published' });
  });

  it('ends the one before it on the day before, and leaves one that ends sooner as it is', () => {
    const first = published(1, {});
    published(2, { validFrom: '2026-12-01' }, [first]);
    expect(days(first)).toEqual({ validFrom: TODAY, validTo: '2026-11-30', status: 'published' });
    const short = published(1, { validTo: '2026-11-25' });
    published(2, { validFrom: '2026-12-01' }, [short]);
    expect(days(short).validTo).toBe('2026-11-25');
  });

  it('begins behind every other one', () => {
    const later = published(1, { validFrom: '2026-12-01' });
    for (const validFrom of [TODAY, '2026-12-01']) expect(() => published(2, { validFrom }, [later])).toThrow('LIST_LATER_VERSION');
  });

  it('lets the one before it go on as it was declared, when it is withdrawn before it began', () => {
    const first = published(1, { validTo: '2027-06-30' });
    const second = published(2, { validFrom: '2026-12-01' }, [first]);
    expect(days(first).validTo).toBe('2026-11-30');
    const others = again(first, second);
    expect(second.withdraw(others, NOW).map(days)).toEqual([{ validFrom: TODAY, validTo: '2027-06-30', status: 'published' }]);
    expect(days(second)).toMatchObject({ status: 'withdrawn', validTo: dayAfter(TODAY, -1) });
  });

  it('leaves no two in force on a day, whichever is withdrawn', () => {
    const first = published(1, {});
    const second = published(2, { validFrom: '2026-12-01' }, [first]);
    const third = published(3, { validFrom: '2027-01-01' }, again(first, second));
    const [one, two] = again(first, second) as [ListVersion, ListVersion];
    expect(second.withdraw([one, two, third], NOW).map(days)).toEqual([{ validFrom: TODAY, validTo: '2026-12-31', status: 'published' }]);
    expect(third.withdraw([one, third], NOW).map(days)).toEqual([{ validFrom: TODAY, validTo: null, status: 'published' }]);
  });

  it('is not followed by the one before it, when it held already', () => {
    const first = published(1, {});
    expect(first.withdraw(again(first), NOW)).toEqual([]);
    expect(() => first.withdraw([], NOW)).toThrow('LIST_NOT_PUBLISHED');
  });
});
