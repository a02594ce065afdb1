import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv.js';

describe('csvLine', () => {
  it('quotes what would end a field or a line, and leaves nothing for what is missing', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', null, undefined, 7])).toBe('a,"b,c","say ""x""","two\nlines",,,7\r\n');
  });

  it('keeps a spreadsheet from running a text as a formula, and negative numbers as they are', () => {
    expect(csvLine(['=1+1', '@x', '-a', -5])).toBe("'=1+1,'@x,'-a,-5\r\n");
  });
});
