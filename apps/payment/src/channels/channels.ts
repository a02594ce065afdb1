/** 缴费渠道 — the channels that this service has an implementation for; which of them are open is configuration. */
export interface ChannelSpec {
  code: string;
  name: string;
  /** Moves no real money; refused in production. */
  development: boolean;
}

export const CHANNELS = [{ code: 'sandbox', name: '沙箱支付', development: true }] as const satisfies readonly ChannelSpec[];
export type ChannelCode = (typeof CHANNELS)[number]['code'];
