import type { StepUpRule } from './access.decorators.js';
import { ACR_TWO_FACTORS, type Principal } from './principal.js';

/** Whether his login is as fresh and as sure as the rule demands. Systems and services have none. `now` in milliseconds. */
export function provedEnough({ maxAgeSeconds, secondFactor = false }: StepUpRule, { acr, authTime }: Principal, now: number): boolean {
  if (authTime === undefined || authTime * 1000 + maxAgeSeconds * 1000 < now) return false;
  return !secondFactor || acr === ACR_TWO_FACTORS;
}

/** What the client asks the authorization server for (RFC 9470 §3), beside the error. */
export function stepUpParameters({ maxAgeSeconds, secondFactor = false }: StepUpRule): string {
  const level = secondFactor ? `, acr_values="${ACR_TWO_FACTORS}"` : '';
  return `, error_description="prove again who you are"${level}, max_age="${maxAgeSeconds}"`;
}
