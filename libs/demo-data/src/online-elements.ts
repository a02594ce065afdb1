const PORTAL = 'https://zwfw.example';

/** 基本要素 of an item of the demonstration; with the extended ones they decide its star. */
export const basicOf = (place: string, channels: readonly string[], more: object = {}) => ({
  bodyKind: 'statutory',
  powerSource: 'statutory',
  channels: [...channels],
  reviewMode: 'staged',
  desktop: { url: `${PORTAL}/items/${place}`, singleSignOn: true },
  ...more,
});

/** 扩展要素 — how far it is done online. */
export const extendedOf = (onlineDepths: readonly string[], onlineGrade: string, more: object = {}) => ({
  inServiceHall: true,
  courier: true,
  online: true,
  onlineDepths: [...onlineDepths],
  onlineGrade,
  ...more,
});

/** 审批结果 — a licence, with its sample. */
export const licenceOf = (name: string, place: string) => [
  { type: 'licence', name, sample: { name: `${name}（样本）`, url: `${PORTAL}/samples/${place}.pdf` } },
];

/** Materials that may come on paper or electronically. */
export const eitherForm = (...codes: readonly string[]) => codes.map((materialCode) => ({ materialCode, form: 'either' }));
