import { DOCUMENT_KINDS, documentKinds, type DocumentKind } from '../domain/document-kind.js';
import type { DocumentTemplate, PlacedTemplate } from '../domain/document-template.js';

/** 浙江省: templates of the platform hold where no region above a document has its own. */
export const PROVINCE = '330000';

const REMEDY =
  '如不服本决定，可以自收到本文书之日起六十日内向{reviewBy}申请行政复议，或者自收到本文书之日起六个月内依法向{court}提起行政诉讼。';
const QUERY = '你（单位）可以凭办件编号{caseNo}和查询码{queryCode}查询办理进度。';

const PARAGRAPHS: { readonly [K in DocumentKind]: readonly string[] } = {
  receipt: [
    '{submittedOn}收到你（单位）关于“{itemName}”的申请，办件编号为{caseNo}。收到的材料如下：',
    '{n}. {materials}',
    '本凭证只证明收到上述材料，不表示申请已经受理。[是否受理将于{acceptanceDueAt}前（含当日）告知。]',
    '查询办理进度请凭办件编号和查询码{queryCode}。',
  ],
  acceptanceNotice: [
    '你（单位）于{submittedOn}提出的“{itemName}”申请（办件编号{caseNo}），自{acceptedOn}起受理。',
    '{!deemed}{!tolerated}申请材料齐全、符合法定形式[，根据{licensingLaw}第三十二条第一款第五项的规定]，决定予以受理。',
    '{!deemed}{?tolerated}主要申请材料齐全、符合法定形式，决定容缺受理。',
    '{?deemed}本机关未在法定期限内告知需要补正的全部内容[，依照{licensingLaw}第三十二条第一款第四项的规定]，视为受理。',
    '{?tolerated}以下材料可以在承诺的期限内补交：',
    '{n}. {tolerated}',
    '法定办结日期为{statutoryDueAt}，本机关承诺于{promiseDueAt}前（含当日）办结。依法需要的听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审等所需时间不计算在内，将另行书面告知。',
    '{?provisional}上述日期按尚未公布放假安排的日历推算，放假安排公布后以平台查询结果为准。',
    QUERY,
  ],
  correctionNotice: [
    '{!handling}你（单位）于{submittedOn}提出的“{itemName}”申请（办件编号{caseNo}），申请材料不齐全或者不符合法定形式。[根据{licensingLaw}第三十二条第一款第四项的规定，]现将需要补正的全部内容一次性告知如下：',
    '{?handling}你（单位）申请的“{itemName}”（办件编号{caseNo}）已受理。经各办理部门审查，现将办理中需要补正的全部内容一次性告知如下：',
    '{n}. {points}',
    '{!handling}请于{dueAt}前（含当日）补正。逾期未补正的，视为放弃本次申请，可以重新提出申请。',
    '{?handling}请于{dueAt}前（含当日）补正。逾期未补正的，将依据现有材料作出决定。',
    '补正期间不计入办理期限。',
  ],
  correctionReceived: [
    '已收到你（单位）就“{itemName}”申请（办件编号{caseNo}）补正的材料：',
    '{n}. {materials}',
    '[是否受理将于{acceptanceDueAt}前（含当日）告知。]',
  ],
  nonAcceptance: [
    '你（单位）于{submittedOn}提出的“{itemName}”申请（办件编号{caseNo}），经审查[，根据{licensingLaw}第三十二条的规定]，决定不予受理。',
    '理由：{reason}',
    '该事项不属于本机关职权范围，请向{authority}提出申请。',
    REMEDY,
  ],
  notApplicable: [
    '你（单位）于{submittedOn}提出的“{itemName}”申请（办件编号{caseNo}），经审查，所办事项依法不需要提出申请[（{licensingLaw}第三十二条第一款第一项）]，现告知不受理。',
    '理由：{reason}',
    REMEDY,
  ],
  tolerancePromise: [
    '你（单位）申请办理“{itemName}”（办件编号{caseNo}），主要材料齐全，以下材料容缺受理：',
    '{n}. {missing}',
    '申请人承诺于{dueAt}前（含当日）补交上述材料。',
    '逾期未补交的后果：{consequence}',
  ],
  specialProcedure: [
    '你（单位）申请的“{itemName}”（办件编号{caseNo}），依法需要进行{name}。',
    '理由：{reason}',
    '[根据{licensingLaw}第四十五条的规定，]所需时间预计{plannedDays}个工作日，不计算在办理期限内[，预计于{endsBy}结束]。',
  ],
  procedureEnded: [
    '你（单位）申请的“{itemName}”（办件编号{caseNo}），{name}已经结束，依法不计入办理期限的时间为{excludedDays}个工作日。',
    '办理期限相应顺延：法定办结日期为{statutoryDueAt}，承诺办结日期为{promiseDueAt}。',
  ],
  extensionNotice: [
    '你（单位）申请的“{itemName}”（办件编号{caseNo}），因{reason}，不能在法定期限内办结。',
    '[根据{licensingLaw}第四十二条的规定，]经{approver}批准，办理期限延长{days}个工作日，延长后的法定办结日期为{statutoryDueAt}[，承诺办结日期为{promiseDueAt}]。',
  ],
  approval: [
    '你（单位）于{submittedOn}提出的“{itemName}”申请（办件编号{caseNo}），经审查，符合法定条件、标准，决定予以准许。',
    '结果文书（证照）编号：{resultNo}。',
    '{?reason}说明：{reason}',
  ],
  rejection: [
    '{?licensingLaw}你（单位）于{submittedOn}提出的“{itemName}”申请（办件编号{caseNo}），经审查，不符合法定条件、标准，根据{licensingLaw}第三十八条第二款的规定，决定不予许可。',
    '{!licensingLaw}你（单位）于{submittedOn}提出的“{itemName}”申请（办件编号{caseNo}），经审查，不符合法定条件、标准，决定不予准许。',
    '理由：{reason}',
    REMEDY,
  ],
  forwardingNotice: [
    '你（单位）申请的“{itemName}”（办件编号{caseNo}），本机关已完成初审，并转报{authority}办理。',
    '{?reason}说明：{reason}',
    '后续办理请向{authority}查询。',
  ],
  terminationNotice: [
    '你（单位）申请的“{itemName}”（办件编号{caseNo}），现终止办理。',
    '原{undone}予以撤销，自本通知书作出之日起不再有效。',
    '理由：{reason}',
    REMEDY,
  ],
  completionNotice: [
    '你（单位）申请的“{itemName}”（办件编号{caseNo}）已经办结，办结结果为：{finishName}。',
    '{?reason}理由：{reason}',
    '结果文书（证照）编号：{resultNo}。',
  ],
  deliveryReceipt: [
    '“{itemName}”（办件编号{caseNo}）的办理结果已于{deliveredAt}送达，送达方式：{method}。',
    '结果文书（证照）编号：{resultNo}。',
    '{?collector}领取人：{collector}。',
  ],
  withdrawalNotice: [
    '你（单位）申请撤回“{itemName}”（办件编号{caseNo}），现予以确认，本次申请终止。',
    '{?reason}撤回理由：{reason}',
    '撤回不影响你（单位）重新提出申请。',
  ],
  clericalCorrection: [
    '经核对，“{itemName}”（办件编号{caseNo}）中{what}有误，现予以更正：',
    '原记载：{before}',
    '更正为：{after}',
    '其余内容不变。',
  ],
  reopeningNotice: [
    '你（单位）申请的“{itemName}”（办件编号{caseNo}），依据{basis}，现重新办理。',
    '理由：{reason}',
    '是否受理将于{acceptanceDueAt}前（含当日）告知。',
    '办理期限重新计算，法定办结日期为{statutoryDueAt}。',
    '本机关承诺于{promiseDueAt}前（含当日）办结。',
    '承诺后补的材料请于{toleranceDueAt}前（含当日）补交。',
    '原决定文书自本通知书作出之日起不再有效。',
  ],
  handoverSlip: [
    '交接单号：{slipNo}。{from}将下列办件的纸质材料移交{to}：',
    '{n}. {cases}',
    '交接双方应当面核对份数；缺少的，接收方应于接收时在平台登记。',
  ],
};

const builtIn = (kind: DocumentKind): DocumentTemplate => ({
  title: DOCUMENT_KINDS[kind].title,
  number: '{region}{word}字〔{year}〕第{serial}号',
  paragraphs: PARAGRAPHS[kind],
  note: '本文书由统一受理平台电子生成，与纸质文书具有同等内容；扫描二维码或者输入验证码可以核验真伪。',
});

/** 内置模板 — version 0 of every kind. */
export const BUILT_IN_TEMPLATES: Readonly<Record<DocumentKind, PlacedTemplate>> = Object.fromEntries(
  documentKinds.map((kind) => [kind, { ...builtIn(kind), kind, regionCode: PROVINCE, version: 0 }]),
) as Record<DocumentKind, PlacedTemplate>;
