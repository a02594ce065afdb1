import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_TEMPLATES } from '../templates/built-in-templates.js';
import { documentKinds } from './document-kind.js';
import { inWords, templateFaults } from './document-template.js';

const said = (paragraphs: string[], values: Record<string, string | string[] | undefined>): string[] => inWords({ paragraphs }, values);

describe('the words of a template', () => {
  it('leaves out a paragraph whose value is not there, and a part in brackets alone', () => {
    expect(said(['甲{caseNo}[，乙{resultNo}]', '丙{resultNo}'], { caseNo: '1' })).toEqual(['甲1']);
  });
  it('writes a paragraph for each entry of a list', () => {
    expect(said(['{n}. {points}'], { points: ['补身份证', '补图'] })).toEqual(['1. 补身份证', '2. 补图']);
    expect(said(['{n}. {points}'], { points: [] })).toEqual([]);
  });
  it('says something only with, or only without a value', () => {
    expect(said(['{?deemed}视为受理', '{!deemed}予以受理'], { deemed: '是' })).toEqual(['视为受理']);
    expect(said(['{?deemed}视为受理', '{!deemed}予以受理'], {})).toEqual(['予以受理']);
  });
  it('never reads what a value says as a name or as brackets', () => {
    expect(said(['理由：{reason}[（{caseNo}）]'], { reason: '{caseNo}[x]{', caseNo: '7' })).toEqual(['理由：{caseNo}[x]{（7）']);
  });
});

describe('a template', () => {
  it.each(documentKinds)('%s that comes along has no fault', (kind) => {
    expect(templateFaults(kind, BUILT_IN_TEMPLATES[kind])).toEqual([]);
  });
  it('must name what the law asks for', () => {
    const faults = templateFaults('nonAcceptance', { title: 'x', number: '{year}{serial}', paragraphs: ['{itemName}不予受理：{reason}'] });
    expect(faults.map(({ name, code, reason }) => [name, code, reason])).toEqual([
      ['/paragraphs', 'VALUE_MISSING', 'a nonAcceptance must say {authority}'],
      ['/paragraphs', 'VALUE_MISSING', 'a nonAcceptance must say {reviewBy}'],
      ['/paragraphs', 'VALUE_MISSING', 'a nonAcceptance must say {court}'],
    ]);
  });
  it('says it whatever else is there or not: a paragraph that is left out says nothing', () => {
    const unsaid = (paragraphs: string[]): string[] =>
      templateFaults('extensionNotice', { title: 'x', number: '{year}{serial}', paragraphs }).map(({ reason }) => reason);
    const whole = '{caseNo}因{reason}经{approver}批准延长{days}日至{statutoryDueAt}';
    expect(unsaid([whole])).toEqual([]);
    expect(unsaid([`${whole}[，承诺{promiseDueAt}]`])).toEqual([]);
    expect(unsaid(['{?promiseDueAt}' + whole, '{!promiseDueAt}' + whole])).toEqual([]);
    const all = ['caseNo', 'reason', 'approver', 'days', 'statutoryDueAt'].map((name) => `a extensionNotice must say {${name}}`);
    expect(unsaid([`${whole}，承诺{promiseDueAt}`])).toEqual(all);
    expect(unsaid([`{?promiseDueAt}${whole}`])).toEqual(all);
    expect(unsaid([`{?caseNo}{?reason}{?approver}{?days}{?statutoryDueAt}延长`])).toEqual(all);
  });
  it('has its conditions at the beginning, and its braces closed in the number as well', () => {
    const { title, paragraphs } = BUILT_IN_TEMPLATES.withdrawalNotice;
    const faults = templateFaults('withdrawalNotice', { title, number: '{year}{serial}}', paragraphs: [...paragraphs, '撤{?reason}回'] });
    expect(faults.map(({ name, code }) => [name, code])).toEqual([
      ['/number', 'BRACE'],
      [`/paragraphs/${paragraphs.length}`, 'MARK'],
    ]);
  });
  it('of a slip names no case of its own', () => {
    const { title, number, paragraphs } = BUILT_IN_TEMPLATES.handoverSlip;
    const faults = templateFaults('handoverSlip', { title, number, paragraphs: [...paragraphs, '{caseNo}'] });
    expect(faults.map(({ code }) => code)).toEqual(['UNKNOWN_VALUE']);
  });
  it('may name only what its kind has, and closes its brackets', () => {
    const { title, paragraphs } = BUILT_IN_TEMPLATES.withdrawalNotice;
    const faulty = { title, number: '{kind}{year}{serial}', paragraphs: [...paragraphs, '{points}', '[', '{'] };
    expect(templateFaults('withdrawalNotice', faulty).map(({ code }) => code)).toEqual([
      'UNKNOWN_VALUE',
      'UNKNOWN_VALUE',
      'BRACKET',
      'BRACE',
    ]);
  });
});
