import type { Frozen, Schema } from '@yiwang/client';
import { ITEMS } from '@yiwang/demo-data';
import { onPaper } from './cast.ts';

export type Filing = Frozen<Schema<'FileApplicationInput'>>;

const { cateringLicence, flexibleWorkSubsidy } = ITEMS;

/** 申报 — what is handed in for an item of the demonstration, filed online with everything on paper. */
export const FILINGS = {
  cateringLicence: {
    itemCode: cateringLicence.itemCode,
    channel: 'computer',
    form: {
      shopName: '甬江小馆',
      address: '海曙区中山西路 1 号',
      areaSquareMetres: 180,
      seats: 60,
      foodCategories: ['热食类食品制售'],
      manager: '陈静',
      fumeTreatment: '静电式油烟净化器',
      wasteWater: '隔油池后纳管',
      exits: 2,
    },
    materials: onPaper(cateringLicence),
  },
  flexibleWorkSubsidy: {
    itemCode: flexibleWorkSubsidy.itemCode,
    channel: 'computer',
    form: { employment: '网约车驾驶', months: 6, bankAccountTail: '2048' },
    materials: onPaper(flexibleWorkSubsidy),
  },
} as const satisfies Record<string, Filing>;
