import { foldText } from './words.js';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const DOUBLE_SURNAMES = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|长孙|宇文|司徒|夏侯|端木|南宫|百里|呼延';
/** Names of people have two to four characters; these begin like one. */
const LIKE_A_NAME = new RegExp(`^(?:[${SURNAMES}]|${DOUBLE_SURNAMES})\\p{sc=Han}{1,2}$`, 'u');
/** 一三八〇… — a number as it is spoken. Items are seldom counted to more than a few. */
const SPOKEN_NUMBER = /[零〇一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖]{5}/u;
/** An abbreviation (ktv); longer, or in two words, it may be a name in Latin letters. */
const LATIN_NAME = /[a-z]{6}|[a-z] [a-z]/;
const WORDS = /^[\p{sc=Han}a-z ]+$/u;

/**
 * The text of a search that found nothing, as it may be kept; undefined for what may be about a person. Whoever searches a government
 * site types names, numbers of identity cards and telephones: digits, spoken ones too, and a text with a word like a name are not kept at
 * all. `words` are those it was understood as (张三丰的社保: 张三丰, 社保). Names that begin otherwise are held back by the count: only what
 * is searched for again and again is written down.
 */
export function keepableMiss(text: string, words: readonly string[] = []): string | undefined {
  const folded = foldText(text).replace(/\s+/g, ' ').trim();
  const length = Array.from(folded).length;
  if (length < 2 || length > 30 || !WORDS.test(folded) || SPOKEN_NUMBER.test(folded) || LATIN_NAME.test(folded)) return undefined;
  return [...folded.split(' '), ...words].some((word) => LIKE_A_NAME.test(word)) ? undefined : folded;
}
