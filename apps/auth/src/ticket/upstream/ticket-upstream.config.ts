import { z } from 'zod';

/** 上级统一认证 by the ticket protocol: where people may log in instead of here. Off unless its address is given. */
export const TicketUpstreamConfig = {
  /** Address of its entrances and calls, without `/sso`: `https://puser.example`. */
  TICKET_UPSTREAM_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What we are registered with there (servicecode, servicepwd). */
  TICKET_UPSTREAM_SERVICECODE: z.string().max(64).optional(),
  TICKET_UPSTREAM_SERVICEPWD: z.string().max(128).optional(),
  /** As people know it. */
  TICKET_UPSTREAM_NAME_ZH: z.string().min(1).max(50).default('省统一身份认证'),
  TICKET_UPSTREAM_NAME_EN: z.string().min(1).max(50).default('the provincial account'),
};
type Settings = { [K in keyof typeof TicketUpstreamConfig]: z.output<(typeof TicketUpstreamConfig)[K]> };
export type TicketUpstreamSettings = Settings;

/** An address without what we are registered with leads to logins that all fail. */
export const knowsItself = ({
  TICKET_UPSTREAM_URL: url,
  TICKET_UPSTREAM_SERVICECODE: code,
  TICKET_UPSTREAM_SERVICEPWD: password,
}: Pick<Settings, 'TICKET_UPSTREAM_URL' | 'TICKET_UPSTREAM_SERVICECODE' | 'TICKET_UPSTREAM_SERVICEPWD'>): boolean =>
  (url === undefined) === (code === undefined) && (url === undefined) === (password === undefined);
