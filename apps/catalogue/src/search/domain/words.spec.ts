import { describe, expect, it } from '@jest/globals';
import { containing, gramsOf, lengthOf, lexeme, piecesOf, wordQuery } from './words.js';

describe('words of a search', () => {
  it('asks for every pair of neighbours of a word', () => {
    expect(gramsOf('食品经营')).toEqual(['食品', '品经', '经营']);
    expect(wordQuery('食品经营')).toBe("('食品' & '品经' & '经营')");
  });

  it('finds a two-character word by its one pair', () => {
    expect(wordQuery('许可')).toBe("'许可'");
  });

  it('finds a single character as the begin of a pair', () => {
    expect(wordQuery('税')).toBe("'税':*");
  });

  it('takes a rare character beyond the basic plane as one', () => {
    expect(gramsOf('𬱖县')).toEqual(['𬱖县']);
    expect(wordQuery('𬱖')).toBe("'𬱖':*");
    expect(lengthOf('𬱖县')).toBe(2);
  });

  it('folds full-width letters and case, and splits at spaces and punctuation', () => {
    expect(piecesOf('ＡＢＣ　许可，登记？')).toEqual(['abc', '许可', '登记']);
  });

  it('takes what stands in brackets or quotation marks, as people copy it, without them', () => {
    expect(piecesOf('《食品经营许可证》（“首次”）')).toEqual(['食品经营许可证', '首次']);
    expect(piecesOf('！？……——·')).toEqual([]);
  });

  it('lets nobody name the marks of filters', () => {
    expect(piecesOf('§c01')).toEqual(['c01']);
    expect(piecesOf('§')).toEqual([]);
  });

  it('takes what the query languages would read as operators literally', () => {
    expect(containing('50%_a\\')).toBe('%50\\%\\_a\\\\%');
    expect(lexeme("a'b\\")).toBe("'a''b\\\\'");
  });
});
