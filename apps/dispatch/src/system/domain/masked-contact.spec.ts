import { describe, expect, it } from '@jest/globals';
import { masked } from './masked-contact.js';

describe('a masked contact', () => {
  it('keeps the first character of the name and the last digits of the telephone', () => {
    expect(masked({ name: '欧阳示例', telephone: '0574-87654321' })).toEqual({ name: '欧***', telephone: '*********4321' });
    expect(masked({ name: '𬱖示', telephone: '12345' })).toEqual({ name: '𬱖*', telephone: '*2345' });
  });
});
