import { foldText } from './words.js';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
/** Names of people have two to four characters; these begin like one. */
const LIKE_A_NAME = new RegExp(`^[${SURNAMES}]\\p{sc=Han}{1,2}$`, 'u');
const WORDS = /^[\p{sc=Han}a-z ]+$/u;

/**
 * The text of a search that found nothing, as it may be kept; undefined for what may be about a person. Whoever searches a government
 * site types names, numbers of identity cards and telephones: digits and what begins like a name are not kept at all. Names that begin
 * otherwise are held back by the count: only what is searched for again and again is written down.
 */
export function keepableMiss(text: string): string | undefined {
  const folded = foldText(text).replace(/\s+/g, ' ').trim();
  const length = Array.from(folded).length;
  return length >= 2 && length <= 30 && WORDS.test(folded) && !LIKE_A_NAME.test(folded) ? folded : undefined;
}
