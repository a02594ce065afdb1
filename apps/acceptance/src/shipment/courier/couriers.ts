/** 快递渠道 — the couriers that this service has an adapter for; which of them is open is configuration. */
export interface CourierSpec {
  code: string;
  name: string;
  /** Carries nothing; refused in production. */
  development: boolean;
}

export const COURIERS = [
  { code: 'sandbox', name: '沙箱快递', development: true },
  { code: 'http', name: '快递公司接口', development: false },
] as const satisfies readonly CourierSpec[];
export type CourierCode = (typeof COURIERS)[number]['code'];

/** 运单号 — digits and letters, as couriers give them. */
export const TRACKING_NO = /^[0-9A-Za-z-]{4,40}$/;
