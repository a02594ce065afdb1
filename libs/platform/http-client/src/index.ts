export { HttpPool } from './http-pool.js';
export type { HttpAnswer, HttpCall } from './http-pool.js';
export { neighbourAnswer, neighbourUnavailable, remoteError } from './remote-problem.js';
export { ServiceClient } from './service-client.js';
export type { Answered, CallOptions, SendOptions } from './service-client.js';
export { ServiceToken, tokenUnavailable } from './service-token.js';
export { FRESH_SECONDS, isFresh, isSignedBy, sign, signatureFault, signedHeaders } from './signed-message.js';
export type { Signed } from './signed-message.js';
