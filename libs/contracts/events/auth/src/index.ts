export { AccessEndedV1 } from './access-ended.v1.js';
export { AccountClosedV1 } from './account-closed.v1.js';
export { OfficerLeftV1 } from './officer-left.v1.js';
export { SECURITY_KINDS, SecurityNotedV1 } from './security-noted.v1.js';
export type { SecurityKind } from './security-noted.v1.js';
export { AUTH_EVENTS_TOPIC, AUTH_SECURITY_TOPIC } from './topics.js';
