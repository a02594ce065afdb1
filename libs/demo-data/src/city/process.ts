import type { Making } from './city-item.js';

interface Link {
  step: string;
  link: string;
  handler: string;
  limit: string;
  duration: { value: number; unit: 'workingDay' };
  standard: string;
  result: string;
}

const link = (step: string, name: string, handler: string, days: number, standard: string, result: string): Link => ({
  step,
  link: name,
  handler,
  limit: days === 0 ? '即时' : `${days}个工作日`,
  duration: { value: days, unit: 'workingDay' },
  standard,
  result,
});

/** 收件到送达 — the links of what is applied for; their limits add up to what was promised. */
function applied(promisedDays: number, immediate: boolean): Link[] {
  const atOnce = immediate || promisedDays <= 1;
  const review = atOnce ? 0 : Math.max(1, promisedDays - 2);
  return [
    link('受理', '受理', '综合窗口工作人员', 0, '材料齐全、符合法定形式的当场受理；不齐全的一次性告知。', '受理通知书'),
    link('审查', '审核', '经办人', review, '对申请材料的真实性、完整性和与规定条件的符合性提出审核意见。', '审核意见'),
    link('决定', '审批', '分管负责人', atOnce ? 0 : 1, '依据审核意见作出准予或者不予的决定，不予的说明理由。', '审批意见'),
    link('决定', '办结', '经办人', atOnce ? 0 : 1, '制作结果文书、电子证照并归集到公共数据平台。', '办结通知'),
    link('送达', '送达', '综合窗口工作人员', 0, '按申请人选择的方式送达，电子证照即时推送。', '送达回执'),
  ];
}

const PENALTY = [
  link('立案', '立案', '执法人员', 5, '有初步证据证明存在违法行为且属于本机关管辖。', '立案审批表'),
  link('调查', '调查取证', '两名以上执法人员', 40, '出示执法证件，全面、客观、公正地收集证据。', '调查终结报告'),
  link('审查', '法制审核', '法制审核人员', 5, '事实清楚、证据确凿、定性准确、裁量适当、程序合法。', '法制审核意见书'),
  link('告知', '告知和听证', '执法人员', 5, '告知拟作出处罚的内容及陈述、申辩和听证的权利。', '行政处罚事先告知书'),
  link('决定', '决定', '机关负责人', 5, '情节复杂或者重大的由负责人集体讨论决定。', '行政处罚决定书'),
  link('送达', '送达和执行', '执法人员', 7, '七个工作日内送达当事人，并依法公开处罚结果。', '送达回证'),
];
const COERCION = [
  link('审批', '报告和批准', '执法人员', 1, '实施前须向行政机关负责人报告并经批准。', '行政强制审批表'),
  link('实施', '实施', '两名以上执法人员', 1, '当场告知理由、依据和救济途径，制作现场笔录。', '现场笔录'),
  link('告知', '交付决定书和清单', '执法人员', 0, '当场交付决定书和清单，由当事人签名。', '决定书和清单'),
  link('处理', '处理', '执法人员', 20, '及时查清事实，在法定期限内作出处理决定。', '处理决定书'),
  link('解除', '解除', '执法人员', 1, '不再需要采取强制措施的立即解除。', '解除决定书'),
];
const LEVY = [
  link('申报', '申报', '综合窗口工作人员', 0, '申报数据完整，与基础台账一致。', '申报表'),
  link('审核', '核定', '经办人', 3, '按规定的标准核定应缴金额，符合减免条件的予以减免。', '核定通知书'),
  link('缴纳', '缴纳', '缴纳人', 5, '在通知书载明的期限内缴入国库或者财政专户。', '缴款凭证'),
  link('入库', '开具票据', '经办人', 1, '缴款到账后开具财政票据或者完税凭证。', '财政电子票据'),
];
const INSPECTION = [
  link('计划', '制定计划', '执法机构', 5, '按年度检查计划和双随机抽取结果确定检查对象和人员。', '检查任务单'),
  link('检查', '现场检查', '两名以上执法人员', 3, '出示执法证件，按检查内容逐项检查。', '检查记录'),
  link('反馈', '反馈和整改', '执法人员', 5, '发现问题的责令改正，涉嫌违法的移送立案。', '责令改正通知书'),
  link('公开', '结果公开', '执法机构', 5, '检查结果在二十个工作日内向社会公开。', '检查结果公示'),
];

/** 办理流程. */
export function processOf(making: Making): Link[] {
  const { row } = making;
  switch (row.kind) {
    case 'applied':
      return applied(row.promisedDays, row.immediate);
    case 'penalty':
      return PENALTY;
    case 'coercion':
      return COERCION;
    case 'levy':
      return LEVY;
    case 'inspection':
      return INSPECTION;
  }
}
