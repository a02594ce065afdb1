import type { Basis } from './department-text.js';

/** 文号 of laws whose number is well known. */
const DOCUMENT_NUMBERS: Readonly<Record<string, string>> = {
  食品安全法: '主席令第二十一号',
  药品管理法: '主席令第三十一号',
  特种设备安全法: '主席令第四号',
  民法典: '主席令第四十五号',
  行政处罚法: '主席令第七十号',
  社会保险法: '主席令第三十五号',
  市场主体登记管理条例: '国务院令第746号',
  医疗器械监督管理条例: '国务院令第739号',
  排污许可管理条例: '国务院令第736号',
  医疗保障基金使用监督管理条例: '国务院令第735号',
  快递暂行条例: '国务院令第697号',
  人力资源市场暂行条例: '国务院令第700号',
  企业投资项目核准和备案管理条例: '国务院令第673号',
  居住证暂行条例: '国务院令第663号',
  不动产登记暂行条例: '国务院令第656号',
  社会救助暂行办法: '国务院令第649号',
  政府投资条例: '国务院令第712号',
  报废机动车回收管理办法: '国务院令第715号',
};
/** Of the State Council or a ministry, although no more than 法 or a regulation stands in the name. */
const NOT_OF_THE_PEOPLES_REPUBLIC = /条例$|办法|规定|决定|意见|标准|细则|^浙江省|^宁波市|^国务院|^中国公民|[）]$/;
/** Regulations whose full title names the country. */
const NATIONAL_REGULATIONS = new Set(['户口登记条例', '烟草专卖法实施条例', '无线电管理条例', '道路运输条例', '发票管理办法']);

/** 全称. */
export const lawName = (law: string): string =>
  NATIONAL_REGULATIONS.has(law) || !NOT_OF_THE_PEOPLES_REPUBLIC.test(law) ? `中华人民共和国${law}` : law;

const DIGITS = '零一二三四五六七八九';

/** 1-9999 in Chinese numerals: 十二, 一百零五, 一千零四十九. */
export function chineseNumber(value: number): string {
  let text = '';
  for (const [unit, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit > 0) text += DIGITS[digit]! + sign;
    else if (text !== '' && !text.endsWith('零')) text += '零';
  }
  return text.replace(/零+$/, '').replace(/^一十/, '十');
}

export const articleOf = ({ article }: Basis): string | undefined => (article === undefined ? undefined : `第${chineseNumber(article)}条`);

/** 《中华人民共和国食品安全法》第三十五条. */
export const citationOf = (basis: Basis): string => `《${lawName(basis.law)}》${articleOf(basis) ?? ''}`;

/** 设定依据 as an item has it. */
export function legalBasisOf(basis: Basis): { name: string; documentNo?: string; article?: string }[] {
  const documentNo = DOCUMENT_NUMBERS[basis.law];
  const article = articleOf(basis);
  return [{ name: lawName(basis.law), ...(documentNo !== undefined && { documentNo }), ...(article !== undefined && { article }) }];
}
