export { Actor, CaseNo, Instant, ItemCode, OrgCode, RegionCode } from './common.js';
export { defineEvent, defineTopic } from './define-event.js';
export type { EventData, EventDefinition, EventOf, EventRouting, EventSpec, TopicSpec } from './define-event.js';
export { EnvelopeSchema } from './envelope.js';
export type { Envelope, EventMessage } from './envelope.js';
export { envelopeOf } from './envelope-of.js';
export type { Occurrence } from './envelope-of.js';
