export { backing } from './backing.js';
export type { Backing } from './backing.js';
export { eventOf } from './event-builder.js';
export { EventProbe } from './event-probe.js';
export { eventually } from './eventually.js';
export { TcpProxy } from './tcp-proxy.js';
export { createTestDatabase, uniqueName } from './test-database.js';
export { TokenIssuer } from './token-issuer.js';
export type { TestPrincipal, TokenOptions } from './token-issuer.js';
