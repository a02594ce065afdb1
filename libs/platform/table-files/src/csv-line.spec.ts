import { describe, expect, it } from '@jest/globals';
import { csvLine, withoutGuard } from './csv-line.js';

describe('csvLine', () => {
  it('quotes what would end a field or a line, and leaves nothing for what is missing', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', null, undefined, 7])).toBe('a,"b,c","say ""x""","two\nlines",,,7\r\n');
  });

  it('keeps a spreadsheet from running a text as a formula, and negative numbers as they are', () => {
    expect(csvLine(['=1+1', '@x', '-a', '＝1', -5])).toBe("'=1+1,'@x,'-a,'＝1,-5\r\n");
  });

  it('is taken back by who reads the cell, whatever stood there', () => {
    for (const text of ['=1+1', "'=1", "''-", "'quoted'", '+86', '\ttab', '\n', "'", '', '无']) {
      expect(
        withoutGuard(
          csvLine([text])
            .slice(0, -2)
            .replace(/^"(.*)"$/s, '$1'),
        ),
      ).toBe(text);
    }
  });
});
