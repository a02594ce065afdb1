import { startBackingServices } from '@yiwang/backing-services';
import type { TokenIssuer } from './token-issuer.js';

/** A broker of its own with the listener for department systems: the one of the run has none, since it knows no issuer. */
export interface DepartmentBroker {
  /** Inside, where everything is allowed. */
  brokers: string[];
  /** Where department systems come in, with tokens of the issuer. */
  departmentBrokers: string[];
  stop(): Promise<void>;
}

export async function startDepartmentBroker({ issuer, jwksUrl }: TokenIssuer): Promise<DepartmentBroker> {
  const departmentAccess = { issuer, jwksUrl, audience: 'yiwang' };
  const backing = await startBackingServices({ need: { kafka: true }, embeddedOnly: true, departmentAccess });
  const { brokers, departmentBrokers = [] } = backing.kafka;
  return { brokers, departmentBrokers, stop: () => backing.stop() };
}
