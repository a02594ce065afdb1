import type { Schema } from '@yiwang/client';
import { ITEMS, LEGAL_PERSONS, OFFICERS, PERSONS } from '@yiwang/demo-data';
import { onPaper } from '../demo/cast.ts';
import { FILINGS, type Filing } from '../demo/filings.ts';

const { equipmentOperator } = ITEMS;

/** 事项 as a machine files it: who, with what, whose workbenches answer, and when its fees are due. */
export interface FiledItem {
  /** Account name of who files, pays and rates. */
  applicant: string;
  filing: Filing;
  /** Account names of the officers who give their department's result, and of who decides. */
  others: readonly string[];
  lead: string;
  fees: readonly ('beforeAcceptance' | 'beforeDecision' | 'beforeDelivery')[];
  /** 三星级: filed online, its papers are taken before acceptance. */
  papersFirst?: true;
}

export const FILED = {
  /** No fee, one department. */
  subsidy: {
    applicant: PERSONS.wangXiaoming.login,
    filing: FILINGS.flexibleWorkSubsidy,
    others: [],
    lead: OFFICERS.labourHandler.login,
    fees: [],
    papersFirst: true,
  },
  /** Three departments, of which one gets its tasks by Kafka and one by the feed; the licence is paid for before it is handed over. */
  licence: {
    applicant: LEGAL_PERSONS.yongjiangFood.login,
    filing: FILINGS.cateringLicence,
    others: [OFFICERS.ecologyHandler.login, OFFICERS.fireHandler.login],
    lead: OFFICERS.marketHandler.login,
    fees: ['beforeDelivery'],
  },
  /** One department; the examination is paid for before acceptance, the certificate before it is handed over. */
  certificate: {
    applicant: PERSONS.chenJing.login,
    filing: {
      itemCode: equipmentOperator.itemCode,
      channel: 'computer',
      form: { job: '叉车司机', examinedOn: '2026-11-02' },
      materials: onPaper(equipmentOperator),
    },
    others: [],
    lead: OFFICERS.marketHandler.login,
    fees: ['beforeAcceptance', 'beforeDelivery'],
  },
} as const satisfies Record<string, FiledItem>;

/** 收件人 of what goes by courier. */
export const RECIPIENT = { name: PERSONS.chenJing.name, mobile: PERSONS.chenJing.mobile, address: '浙江省宁波市海曙区中山西路 1 号' };

/** 办件走向 — what becomes of a case. */
export interface Course {
  item: keyof typeof FILED;
  end: 'approved' | 'rejected' | 'refused' | 'withdrawn';
  /** 快递送达; otherwise it is delivered electronically. */
  byCourier?: boolean;
  /** What its applicant thinks of it, if it comes to be closed. */
  level: Schema<'RatingReceipt'>['level'];
}

/** Nothing but what every case goes through. */
export const PLAIN: Course = { item: 'subsidy', end: 'approved', level: 'veryGood' };

/** Everything a case may go through: money that comes and goes back, several departments, refusal, rejection, withdrawal, bad ratings. */
export const MIXED: readonly Course[] = [
  PLAIN,
  { item: 'licence', end: 'approved', level: 'good' },
  { item: 'certificate', end: 'approved', byCourier: true, level: 'fair' },
  { item: 'certificate', end: 'refused', level: 'fair' },
  { item: 'subsidy', end: 'rejected', level: 'veryPoor' },
  { item: 'certificate', end: 'withdrawn', level: 'fair' },
  { item: 'licence', end: 'rejected', level: 'poor' },
  { item: 'subsidy', end: 'withdrawn', level: 'good' },
];
