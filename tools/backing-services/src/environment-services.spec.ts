import { describe, expect, it } from '@jest/globals';
import { brokersOf, withoutPassword } from './environment-services.ts';

describe('addresses from the environment', () => {
  it('splits brokers at commas and ignores blanks and empty parts', () => {
    expect(brokersOf(' a:9092, b:9093 ,,')).toEqual(['a:9092', 'b:9093']);
  });

  it('never shows a password', () => {
    expect(withoutPassword('postgres', 'postgres://app:secret@db.example/main')).toBe('db.example:5432');
    expect(withoutPassword('redis', 'redis://:secret@cache.example:6380/1')).toBe('cache.example:6380');
    expect(withoutPassword('kafka', 'a:9092,b:9092')).toBe('a:9092,b:9092');
  });
});
