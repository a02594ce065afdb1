import type { Language } from '@yiwang/http-api';
import type { Binding } from '../progress.js';

/** Whom the other side has confirmed; `proved`: only of one whose word on real names is taken. */
export type ConfirmedElsewhere = Omit<Binding, 'upstream'> & {
  /** When he logged in there, in seconds: after this way was begun. Undefined of an upstream that cannot say it. */
  authTime?: number;
};

/** The other side did not confirm anybody, or not to us. */
export class UpstreamRefused extends Error {}

/** 上级统一认证 — where people may prove who they are instead of here. */
export interface Upstream {
  /** As in addresses and bindings: never renamed. */
  readonly name: string;
  readonly label: Readonly<Record<Language, string>>;
  /** Whether it has people log in anew and says when they did; otherwise a session left open there is enough, and proves nothing of now. */
  readonly showsNow: boolean;
  /** Where the browser is sent, and what the answer is checked with; `state` comes back in the answer or in its address (`callback`). */
  begin(ways: { state: string; callback: URL }): Promise<{ address: URL; kept: Record<string, string> }>;
  /** Whom the answer is about, by the other side's own id, never by name or number. @throws UpstreamRefused */
  complete(answer: URL, kept: Record<string, string>): Promise<ConfirmedElsewhere>;
}
