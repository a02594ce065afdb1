export { OrderPaidV1, OrderRefundedV1, PayableClosedV1, PayableCreatedV1, PayableExemptedV1 } from './payment-facts.js';
export { PAYMENT_EVENTS_TOPIC } from './topics.js';
