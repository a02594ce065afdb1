import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_TEMPLATES } from '../templates/built-in-templates.js';
import type { DocumentContents, DocumentDraft, DocumentKind } from './document-kind.js';
import { writePaper, type PaperSubject } from './paper.js';

const LICENCE: PaperSubject = {
  caseNo: '330203202611220000016',
  itemCode: '11330203MB0000000A4330101001000',
  itemVersion: 1,
  itemName: '食品经营许可（新办）',
  applicant: '王小明',
  applicantMasked: { name: '*小明' },
  licensing: true,
  queryCode: '7K2M-0QXA',
  regionCode: '330203',
  regionName: '海曙区',
  issuer: { orgCode: '11330203MB0000000A', name: '海曙区市场监督管理局' },
  submittedAt: new Date('2026-11-20T01:00:00Z'),
};
const CONFIRMATION: PaperSubject = { ...LICENCE, itemName: '残疾等级确认', licensing: false };
const DUE = '2026-12-20T09:00:00.000Z';

function said<K extends DocumentKind>(kind: K, content: DocumentContents[K], subject = LICENCE): string {
  const draft = { kind, at: new Date('2026-11-22T08:00:00Z'), content } as DocumentDraft;
  const marks = { id: '0', serial: 7, code: 'ABCDEFGHJKLMNPQR', url: 'https://zwfw.example/verify/ABCDEFGHJKLMNPQR' };
  return writePaper(subject, draft, BUILT_IN_TEMPLATES[kind], marks, 2026).paragraphs.join('\n');
}

describe('a notice of acceptance', () => {
  const dues = { acceptedOn: '2026-11-21T02:00:00.000Z', promiseDueAt: DUE, statutoryDueAt: DUE };

  it('says from which day the limits run, until when, and how to follow the case', () => {
    const words = said('acceptanceNotice', dues);
    expect(words).toMatch(
      /自2026年11月21日起受理。\n申请材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条第一款第五项的规定，决定予以受理/,
    );
    expect(words).toContain('承诺于2026年12月20日前（含当日）办结');
    expect(words).toContain('查询码7K2M-0QXA');
  });
  it('never calls complete what came on a promise, and lists what is still to come', () => {
    const words = said('acceptanceNotice', { ...dues, tolerated: ['健康证明', '平面图'] });
    expect(words).not.toContain('\n申请材料齐全');
    expect(words).toContain('决定容缺受理。\n以下材料可以在承诺的期限内补交：\n1. 健康证明\n2. 平面图\n');
  });
  it('never claims of what was deemed accepted that somebody decided so', () => {
    const words = said('acceptanceNotice', { ...dues, deemed: true });
    expect(words).toContain('第三十二条第一款第四项的规定，视为受理');
    expect(words).not.toMatch(/齐全|决定予以受理/);
  });
});

it('names the law of licences for licences only', () => {
  const contents: Partial<DocumentContents> = {
    acceptanceNotice: { acceptedOn: DUE, promiseDueAt: DUE, statutoryDueAt: DUE },
    correctionNotice: { points: ['补图'], dueAt: DUE, round: 1 },
    nonAcceptance: { reason: 'x' },
    notApplicable: { reason: 'x' },
    specialProcedure: { name: '检验', reason: 'x', plannedDays: 3 },
    extensionNotice: { reason: 'x', approver: '局长', days: 5, statutoryDueAt: DUE },
    rejection: { reason: 'x' },
  };
  for (const [kind, content] of Object.entries(contents) as [DocumentKind, DocumentContents[DocumentKind]][]) {
    expect(said(kind, content)).toContain('行政许可法');
    expect(said(kind, content, CONFIRMATION)).not.toContain('许可');
  }
});

it('names who is competent where this authority is not', () => {
  expect(said('nonAcceptance', { reason: '非本机关职权', authority: '余姚市市场监督管理局' })).toContain(
    '请向余姚市市场监督管理局提出申请',
  );
  expect(said('nonAcceptance', { reason: '不符合受理条件' })).not.toContain('职权范围');
});

it('asks while handling for corrections in words of its own', () => {
  const notice = { points: ['补平面图'], dueAt: DUE, round: 1 };
  expect(said('correctionNotice', notice)).toContain('视为放弃本次申请');
  expect(said('correctionNotice', { ...notice, handling: true })).toContain('逾期未补正的，将依据现有材料作出决定');
  expect(said('correctionNotice', { ...notice, handling: true })).not.toMatch(/视为放弃|第三十二条/);
  expect(said('correctionReceived', { materials: [{ name: '平面图' }] })).not.toContain('是否受理');
});

it('says of a decision that is taken back that it holds no more, and with a case that is reopened its new limits', () => {
  expect(said('terminationNotice', { reason: '原件不符', undone: '准予决定书' })).toContain('原准予决定书予以撤销');
  expect(said('terminationNotice', { reason: '重复申请' })).not.toContain('予以撤销');
  const handling = said('reopeningNotice', { reason: 'x', basis: '行政复议决定', promiseDueAt: DUE, statutoryDueAt: DUE });
  expect(handling).toContain('办理期限重新计算，法定办结日期为2026年12月20日。\n本机关承诺于2026年12月20日前');
  expect(said('reopeningNotice', { reason: 'x', basis: '行政复议决定', acceptanceDueAt: DUE })).toContain('是否受理将于2026年12月20日前');
});
