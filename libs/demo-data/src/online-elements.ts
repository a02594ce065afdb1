import type { ApplicationChannel, OnlineDepth, OnlineGrade } from '@yiwang/standards';

const PORTAL = 'https://zwfw.example';

interface MoreBasic {
  charged?: boolean;
  closingMode?: 'licence' | 'document' | 'approval' | 'other';
  reviewMode?: 'immediate' | 'staged';
}

/** 基本要素 of an item of the demonstration; with the extended ones they decide its star. */
export const basicOf = (place: string, channels: readonly ApplicationChannel[], more: MoreBasic = {}) => ({
  bodyKind: 'statutory' as const,
  powerSource: 'statutory' as const,
  channels: [...channels],
  reviewMode: 'staged' as const,
  desktop: { url: `${PORTAL}/items/${place}`, singleSignOn: true },
  ...more,
});

interface MoreExtended {
  onlinePayment?: boolean;
  results?: ReturnType<typeof licenceOf>;
}

/** 扩展要素 — how far it is done online. */
export const extendedOf = (onlineDepths: readonly OnlineDepth[], onlineGrade: OnlineGrade, more: MoreExtended = {}) => ({
  inServiceHall: true,
  courier: true,
  online: true,
  onlineDepths: [...onlineDepths],
  onlineGrade,
  ...more,
});

/** 审批结果 — a licence, with its sample. */
export const licenceOf = (name: string, place: string) => [
  { type: 'licence' as const, name, sample: { name: `${name}（样本）`, url: `${PORTAL}/samples/${place}.pdf` } },
];

/** Materials that may come on paper or electronically. */
export const eitherForm = (...codes: readonly string[]) => codes.map((materialCode) => ({ materialCode, form: 'either' as const }));
