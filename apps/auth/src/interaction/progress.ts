import type { Interaction } from 'oidc-provider';

/** How far somebody has come within one login: kept with the interaction on our side, the browser has nothing of it. */
export interface Progress {
  userId: string;
  /** When what he showed was read, in seconds of the database's clock: the login counts from then. */
  readAt: number;
  /** RFC 8176: `pwd`, `sms`, `otp`, `fed`; `mfa` with the second factor. */
  amr: string[];
  /** Whether the first factor was shown in this login, not taken over from a session. */
  fresh: boolean;
}

/** 上级账号 that nobody here is bound to yet: whoever logs in next will be. */
export interface Binding {
  upstream: string;
  subject: string;
  /** What its word on his real name is taken for. */
  proved?: ProvedElsewhere;
}

/** 实名信息 that another side has verified: 2 name and number belong together, 3 and the person is the one they belong to. */
export interface ProvedElsewhere {
  level: 2 | 3;
  name: string;
  documentType: string;
  documentNo: string;
}

export interface State {
  progress?: Progress;
  /** A number that nobody is registered with and that was shown to be in this person's hands. */
  provenMobile?: string;
  binding?: Binding;
  /** What an upstream's answer is checked with (state, nonce, PKCE verifier). */
  upstream?: { name: string; state: string; kept: Record<string, string> };
}

/** What the request wants shown, whatever there is already (`prompt`). */
export const promptsOf = ({ params }: Interaction): string[] => (params.prompt ?? '').split(' ');

/** The provider keeps it as the interaction's result; its own results have other names (`login`, `consent`, `select_account`, `error`). */
export const stateOf = (interaction: Interaction): State => (interaction.result as { yw?: State } | undefined)?.yw ?? {};
export const resultOf = (state: State) => ({ yw: state });
