import type { PathOf } from '@yiwang/client';

/** A service with events: one whose messaging administration the gateway lets through. */
export type Service = PathOf<'get'> extends infer P ? (P extends `/api/v1/admin/${infer S}/messaging` ? S : never) : never;

/** A record, so that a service that joins the API is missed here by the compiler. */
const KNOWN: Record<Service, true> = {
  auth: true,
  catalogue: true,
  acceptance: true,
  dispatch: true,
  monitoring: true,
  evaluation: true,
  payment: true,
  notification: true,
};

export const SERVICES = Object.keys(KNOWN) as readonly Service[];

export const isService = (name: string): name is Service => Object.hasOwn(KNOWN, name);
