export { CardIssuedV1, MONITORING_EVENTS_TOPIC } from './card-issued.v1.js';
