export { Finding, Occasion, RatingChannel, RatingLevel, RatingTurn } from './evaluation-fact.js';
export { HandlingAnsweredV1, HandlingContactedV1, HandlingExtendedV1, HandlingOpenedV1, HandlingVerifiedV1 } from './handling-facts.js';
export { InvitationIssuedV1, RatingGivenV1 } from './rating-facts.js';
export { EVALUATION_EVENTS_TOPIC } from './topics.js';
