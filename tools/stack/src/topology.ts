/** One service of the platform, as the stack starts it. */
export interface ServiceSpec {
  name: ServiceName;
  /** Whether it has a database of its own, with migrations to run before its start. */
  database: boolean;
  /** Megabytes its JavaScript heap may take; bounds the whole stack on one machine. */
  heapMb: number;
  /** Megabytes of each half of its young generation; 8 where it is not said. Imports and copies make much that lives for a moment. */
  youngMb?: number;
  /** Environment that only this service reads. */
  env?: (addresses: Addresses) => Record<string, string>;
}

export type ServiceName =
  'auth' | 'catalogue' | 'acceptance' | 'dispatch' | 'monitoring' | 'payment' | 'evaluation' | 'notification' | 'gateway';
/** `http://127.0.0.1:port` of every service. */
export type Addresses = Record<ServiceName, string>;

/** The platform as code: what runs, and who must know whose address. */
export const SERVICES: readonly ServiceSpec[] = [
  {
    name: 'auth',
    database: true,
    heapMb: 128,
    env: (to) => ({ SEED: 'demo', NOTIFICATION_URL: to.notification, ACCEPTANCE_URL: to.acceptance }),
  },
  { name: 'catalogue', database: true, heapMb: 224, youngMb: 16 },
  {
    name: 'acceptance',
    database: true,
    heapMb: 160,
    youngMb: 16,
    env: ({ auth, catalogue, gateway }) => ({ AUTH_URL: auth, CATALOGUE_URL: catalogue, PUBLIC_URL: gateway }),
  },
  // The demonstration's department systems run on this machine.
  {
    name: 'dispatch',
    database: true,
    heapMb: 128,
    env: (to) => ({ SEED: 'demo', ACCEPTANCE_URL: to.acceptance, AUTH_URL: to.auth, CALLBACK_NETWORKS: '127.0.0.0/8' }),
  },
  { name: 'monitoring', database: true, heapMb: 128 },
  { name: 'payment', database: true, heapMb: 112, env: ({ auth, gateway }) => ({ AUTH_URL: auth, PUBLIC_URL: gateway }) },
  { name: 'evaluation', database: true, heapMb: 112 },
  {
    name: 'notification',
    database: true,
    heapMb: 96,
    env: (to) => ({
      ACCEPTANCE_URL: to.acceptance,
      AUTH_URL: to.auth,
      EVALUATION_URL: to.evaluation,
      RATING_PAGE_URL: `${to.gateway}/rate`,
    }),
  },
  {
    name: 'gateway',
    database: false,
    heapMb: 160,
    env: (to) => ({
      AUTH_URL: to.auth,
      CATALOGUE_URL: to.catalogue,
      ACCEPTANCE_URL: to.acceptance,
      DISPATCH_URL: to.dispatch,
      MONITORING_URL: to.monitoring,
      PAYMENT_URL: to.payment,
      EVALUATION_URL: to.evaluation,
      NOTIFICATION_URL: to.notification,
    }),
  },
];
