import { isApplied, type Making } from './city-item.js';
import { citationOf } from './laws.js';

interface Question {
  question: string;
  answer: string;
}

/** 常见问题. */
export function questionsOf(making: Making): Question[] {
  const { row, department } = making;
  if (!isApplied(making)) {
    if (row.kind !== 'penalty') return [];
    return [
      {
        question: '对处罚决定不服怎么办？',
        answer: '可以自收到决定书之日起六十日内申请行政复议，或者在六个月内向人民法院提起行政诉讼。',
      },
    ];
  }
  const { promisedDays, statutoryDays, immediate, fee, visits, visitReason, result, materials } = making.row;
  const questions: Question[] = [
    {
      question: `办理${making.name}需要多长时间？`,
      answer: immediate
        ? '材料齐全的当场办结。'
        : `法定时限为${statutoryDays}个工作日，${department.shortName}承诺在受理后${promisedDays}个工作日内办结。`,
    },
    {
      question: '可以在网上办理吗？',
      answer:
        visits === 0
          ? '可以。登录政务服务网或者手机应用提交申请，全程不用到窗口，结果可以电子送达或者邮寄。'
          : `可以在网上提交申请和材料，${visitReason ?? '核验时'}，需要到现场${visits}次。`,
    },
  ];
  if (fee) questions.push({ question: '办理要收费吗？', answer: `收取${fee.name}${fee.yuan}元，可以网上支付，开具财政电子票据。` });
  if (making.row.category === '01' && result !== undefined) {
    questions.push({
      question: `${result}遗失或者信息变化了怎么办？`,
      answer: `登录政务服务网搜索“${row.name}”，选择变更或者补领情形办理；电子证照与纸质证照具有同等效力。`,
    });
  }
  if (materials.length >= 3) {
    questions.push({
      question: '材料暂时不齐可以先受理吗？',
      answer: `主要材料齐全的，可以按照容缺受理的规定先行受理，并在作出决定前补齐。依据：${citationOf(row.basis)}及本市容缺受理办法。`,
    });
  }
  return questions;
}
