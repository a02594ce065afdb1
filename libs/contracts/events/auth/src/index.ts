export { AccessEndedV1 } from './access-ended.v1.js';
export { AUTH_EVENTS_TOPIC } from './topics.js';
