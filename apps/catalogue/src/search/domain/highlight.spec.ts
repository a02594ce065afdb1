import { describe, expect, it } from '@jest/globals';
import { highlight } from './highlight.js';

describe('highlights', () => {
  it('marks every occurrence and joins what touches', () => {
    expect(highlight('食品经营许可变更许可', ['许可', '经营'])).toEqual([
      { text: '食品', hit: false },
      { text: '经营许可', hit: true },
      { text: '变更', hit: false },
      { text: '许可', hit: true },
    ]);
  });

  it('finds full-width and upper-case letters, and gives them back as they were written', () => {
    expect(highlight('开办ＫＴＶ', ['ktv'])).toEqual([
      { text: '开办', hit: false },
      { text: 'ＫＴＶ', hit: true },
    ]);
  });

  it('counts a character beyond the basic plane as one', () => {
    expect(highlight('𬱖县登记', ['县'])).toEqual([
      { text: '𬱖', hit: false },
      { text: '县', hit: true },
      { text: '登记', hit: false },
    ]);
  });

  it('marks words of different length that overlap, and one that folding made longer', () => {
    expect(highlight('㈱设立登记', ['设立登', '登记', '(株'])).toEqual([{ text: '㈱设立登记', hit: true }]);
  });

  it('says nothing where no word occurs', () => {
    expect(highlight('税务登记', ['许可'])).toBeUndefined();
  });

  it('leaves markup in a name as text', () => {
    expect(highlight('<b>许可', ['许可'])).toEqual([
      { text: '<b>', hit: false },
      { text: '许可', hit: true },
    ]);
  });
});
