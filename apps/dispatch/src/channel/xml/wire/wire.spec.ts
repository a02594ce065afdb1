import { describe, expect, it } from '@jest/globals';
import { charsetOf, decode, encode } from './charset.js';
import { readAnswer, writeAnswer } from './exchange-answer.js';
import { encodeForm, parseForm } from './form-body.js';
import { fieldsOf, parseXml, writeXml } from './strict-xml.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return 'nothing was thrown';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('GB18030', () => {
  it('writes names of four bytes, in and beyond the basic plane, and reads them back', () => {
    expect(encode('𬱖', 'gb18030').toString('hex')).toBe('9933c336');
    expect(encode('㐀', 'gb18030').toString('hex')).toBe('8139ee39');
    for (const name of ['王𬱖', '𠮷田', '㐀㐁', '赵䶮', '·é😀', '食品经营许可'])
      expect(decode(encode(name, 'gb18030'), 'gb18030')).toBe(name);
  });

  it('writes every character so that it is read as the same one', () => {
    for (let from = 0x20; from < 0x110000; from += 4096) {
      let text = '';
      for (let point = from; point < Math.min(from + 4096, 0x110000); point += 7)
        if (point < 0xd800 || point > 0xf8ff) text += String.fromCodePoint(point);
      expect(decode(encode(text, 'gb18030'), 'gb18030')).toBe(text);
    }
  });

  it('refuses bytes that are not of the character set, and half a character', () => {
    expect(codeOf(() => decode(Buffer.from('c3', 'hex'), 'utf-8'))).toBe('DISPATCH.EXCHANGE_CHARSET');
    expect(codeOf(() => decode(Buffer.from('81308130ff', 'hex'), 'gb18030'))).toBe('DISPATCH.EXCHANGE_CHARSET');
    expect(codeOf(() => encode('\ud86b', 'gb18030'))).toBe('DISPATCH.EXCHANGE_CHARSET');
  });

  it('is what gbk and gb2312 are read as; other names are refused', () => {
    expect(charsetOf('application/x-www-form-urlencoded; charset=GBK')).toBe('gb18030');
    expect(charsetOf('text/xml;charset="utf-8"')).toBe('utf-8');
    expect(charsetOf('text/xml')).toBeUndefined();
    expect(codeOf(() => charsetOf('text/xml; charset=utf-7'))).toBe('DISPATCH.EXCHANGE_CHARSET');
  });
});

describe('a form', () => {
  it('carries any text in either character set', () => {
    const form = { PROJID: 'a b', APPLYNAME: '王𬱖 & 子=1%+', empty: '' };
    for (const charset of ['utf-8', 'gb18030'] as const) expect({ ...parseForm(encodeForm(form, charset), charset) }).toEqual(form);
    expect(encodeForm({ n: '𬱖' }, 'gb18030').toString()).toBe('n=%993%C36');
  });

  it('is read from raw bytes, too, which some systems do not escape', () => {
    expect(parseForm(Buffer.concat([bytes('a=1&&n='), encode('王𬱖', 'gb18030')]), 'gb18030')['n']).toBe('王𬱖');
  });

  it.each([['a=1&a=2'], ['a=%4'], ['a=%zz'], [Array.from({ length: 61 }, (_, i) => `f${i}=`).join('&')]])('is refused as %s', (body) => {
    expect(codeOf(() => parseForm(bytes(body), 'utf-8'))).toBe('DISPATCH.EXCHANGE_FORM');
  });

  it('is refused when its bytes are of another character set', () => {
    expect(codeOf(() => parseForm(bytes('n=%CD%F5%FF'), 'gb18030'))).toBe('DISPATCH.EXCHANGE_CHARSET');
    expect(codeOf(() => parseForm(bytes('n=%CD%F5'), 'utf-8'))).toBe('DISPATCH.EXCHANGE_CHARSET');
  });
});

describe('XML', () => {
  it('is read as it was written, with every character that has a meaning of its own', () => {
    const written = writeXml({ name: 'RECORD', content: fieldsOf({ APPLYNAME: `王𬱖<&>"'`, EMPTY: '' }) }, 'gb18030');
    expect(parseXml(written).children.map(({ name, text }) => [name, text])).toEqual([
      ['APPLYNAME', `王𬱖<&>"'`],
      ['EMPTY', ''],
    ]);
  });

  it('may name another character set in its prolog than the form came in', () => {
    expect(parseXml('\ufeff<?xml version="1.0" encoding="gb2312"?><RECORD><![CDATA[a<b]]></RECORD>').text).toBe('a<b');
  });

  it.each([
    ['a bomb of entities', '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>'],
    ['an entity from outside', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>'],
    ['a document type alone', '<!DOCTYPE r><r/>'],
    ['a processing instruction', '<?xml-stylesheet href="http://example.org/x.xsl"?><r/>'],
    ['a second prolog', '<?xml version="1.0"?><?xml version="1.0"?><r/>'],
    ['a prolog inside', '<r><?xml version="1.0"?></r>'],
  ])('refuses %s', (_, document) => {
    expect(codeOf(() => parseXml(document))).toBe('DISPATCH.EXCHANGE_XML_FORBIDDEN');
  });

  it.each([
    ['tags that do not match', '<RECORD><APPLY_PROPERTIY>01</APPLY_PROPERTY></RECORD>'],
    ['an entity that nobody declared', '<r>&nbsp;</r>'],
    ['two roots', '<r/><r/>'],
    ['nothing', ''],
    ['half a document', '<r><a>'],
    ['text around it', 'x<r/>'],
    ['a character that XML does not know', '<r>&#0;</r>'],
  ])('refuses %s', (_, document) => {
    expect(codeOf(() => parseXml(document))).toBe('DISPATCH.EXCHANGE_XML');
  });

  it.each([
    ['levels', `${'<a>'.repeat(13)}${'</a>'.repeat(13)}`],
    ['elements', `<r>${'<a/>'.repeat(5001)}</r>`],
    ['attributes', `<r ${Array.from({ length: 9 }, (_, i) => `a${i}=""`).join(' ')}/>`],
    ['text', `<r>${'a'.repeat(256 * 1024 + 1)}</r>`],
  ])('refuses too many %s', (_, document) => {
    expect(codeOf(() => parseXml(document))).toBe('DISPATCH.EXCHANGE_XML_TOO_LARGE');
  });
});

describe('an answer', () => {
  it.each([
    ['json', 'gb18030'],
    ['json', 'utf-8'],
    ['xml', 'gb18030'],
  ] as const)('is read as %s in %s', (form, charset) => {
    const { body, contentType } = writeAnswer({ result: '0', resultmsg: '成功𬱖' }, { code: 'X' }, { form, charset });
    expect(contentType).toContain(`charset=${charset}`);
    expect(readAnswer(body, contentType, 'utf-8')).toEqual({ result: '0', resultmsg: '成功𬱖' });
    expect(readAnswer(body, undefined, charset)).toEqual({ result: '0', resultmsg: '成功𬱖' });
  });

  it('may be JSON in an XML string, or have numbers and other cases of letters', () => {
    expect(readAnswer(bytes('<string xmlns="http://tempuri.org/">{"result":1}</string>'), 'text/xml', 'gb18030')?.result).toBe('1');
    expect(readAnswer(bytes('<A><B><RESULT>00</RESULT><ResultMsg>ok</ResultMsg></B></A>'), undefined, 'gb18030')).toEqual({
      result: '00',
      resultmsg: 'ok',
    });
    expect(readAnswer(Buffer.from('{"result":"0","resultmsg":"成功。"}'), 'text/html; charset=iso-8859-1', 'gb18030')?.result).toBe('0');
  });

  it.each(['', 'OK', '<html><body>error', '{"code":0}', '{'])('is not understood as %s', (text) => {
    expect(readAnswer(bytes(text), undefined, 'utf-8')).toBeUndefined();
  });
});
