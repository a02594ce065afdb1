import { describe, expect, it } from '@jest/globals';
import { allGrams, patternsOf, relaxations, shortestName, understand, wordsQuery, type Vocabulary } from './understand.js';

const vocabulary: Vocabulary = {
  synonyms: new Map([
    ['开饭店', ['餐饮', '食品经营']],
    ['身份证', ['居民身份证']],
  ]),
  stopWords: new Set(['怎么', '怎么办理', '办理', '的']),
};

describe('understanding a search', () => {
  it('cuts a question without spaces where it has words of the vocabulary', () => {
    expect(understand('怎么开饭店', vocabulary)).toEqual([{ word: '开饭店', also: ['餐饮', '食品经营'] }]);
  });

  it('leaves out what says nothing about the item', () => {
    expect(understand('食品经营许可怎么办理', vocabulary)).toEqual([{ word: '食品经营许可', also: [] }]);
  });

  it('takes words apart by spaces and keeps the rest around a known word', () => {
    expect(understand('海曙 身份证换领', vocabulary).map(({ word }) => word)).toEqual(['海曙', '身份证', '换领']);
  });

  it('asks for stop words when there is nothing else to ask for', () => {
    expect(understand('办理', vocabulary)).toEqual([{ word: '办理', also: [] }]);
  });

  it('drops a single character between known words, but not one that was searched for', () => {
    expect(understand('身份证丢', vocabulary).map(({ word }) => word)).toEqual(['身份证']);
    expect(understand('税', vocabulary).map(({ word }) => word)).toEqual(['税']);
  });

  it('has no words in a text of punctuation alone', () => {
    expect(understand('？！，', vocabulary)).toEqual([]);
  });

  it('asks the index for every word in one of its ways', () => {
    const wanted = understand('开饭店 登记', vocabulary);
    expect(wordsQuery(wanted)).toBe("((('开饭' & '饭店') | '餐饮' | ('食品' & '品经' & '经营')) & '登记')");
    expect(patternsOf(wanted)).toEqual([['%开饭店%', '%餐饮%', '%食品经营%'], ['%登记%']]);
  });

  it('knows where names with all the words begin, and when there are none', () => {
    const wanted = understand('开饭店 登记', vocabulary);
    expect(allGrams(wanted)).toEqual(['开饭', '饭店', '餐饮', '食品', '品经', '经营', '登记']);
    const shortest = new Map([
      ['餐饮', 9],
      ['食品', 4],
      ['品经', 7],
      ['经营', 4],
      ['登记', 5],
    ]);
    expect(shortestName(wanted, shortest)).toBe(7);
    expect(shortestName(wanted, new Map([...shortest, ['登记', 12]]))).toBe(12);
    expect(shortestName(wanted, new Map([['登记', 5]]))).toBeUndefined();
  });

  it('asks for less where nothing has everything: cut where no name goes on, then without the shortest, then shortened', () => {
    const known = new Map(['食品', '品经', '经营', '许可', '注销', '补办'].map((gram) => [gram, 4]));
    const attempts = relaxations(understand('食品经营许可注销补办', vocabulary), known);
    expect(attempts.map((each) => each.map(({ word }) => word).join(' '))).toEqual([
      '食品经营 许可 注销 补办',
      '食品经营 许可 注销',
      '食品经营 许可',
      '食品经营',
      '食品经',
      '品经营',
      '食品',
      '经营',
    ]);
  });

  it('asks for nothing less where no name has any two of the characters', () => {
    expect(relaxations(understand('营活许', vocabulary), new Map())).toEqual([]);
  });
});
