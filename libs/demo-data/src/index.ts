export { DEMO_PASSWORD, LEGAL_PERSONS, OFFICERS, PERSONS } from './accounts.js';
export type { DemoLegalPerson, DemoOfficer, DemoPerson } from './accounts.js';
export { PUBLIC_CLIENTS, SERVICES, SYSTEMS } from './clients.js';
export type { DemoConfidentialClient, DemoPublicClient } from './clients.js';
export { ORGANISATIONS } from './organisations.js';
export type { DemoOrganisation, DemoOrganisationKey } from './organisations.js';
export { POSTS } from './posts.js';
export type { DemoPost, DemoPostKey } from './posts.js';
