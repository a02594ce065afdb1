import { fileURLToPath } from 'node:url';
import { findRunningStack, ServiceProcess, Stack, SERVICES, type RunningStack, type ServiceName } from '@yiwang/stack';

const logFolder = fileURLToPath(new URL('../../../.yiwang/logs/bench', import.meta.url));
/** Limits on requests are not what is measured; logins too come by the gateway, whose address is that of the issuer. */
const NO_LIMITS = {
  RATE_LIMITS: ['publicRead', 'progress', 'read', 'change', 'login', 'token'].map((name) => `${name}=100000000`).join(','),
};
/** They are counted apart, so that the stack's own gateway does not see them used up. */
const UNLIMITED = { ...NO_LIMITS, RATE_NAMESPACE: `bench-${process.pid}` };

/** The platform under test: one that runs already (`npm start`), or one of our own. */
export interface Target extends RunningStack {
  /** A second gateway in front of the same services, set up for one workload. */
  extraGateway(env: Record<string, string>): Promise<{ url: string; stop(): Promise<void> }>;
  /**
   * Works while no other service than these and the gateway runs, as on machines of their own; afterwards the others catch up. In a stack
   * that is not ours all of them run on.
   */
  among<T>(services: readonly ServiceName[], work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export async function openTarget(log: (line: string) => void): Promise<Target> {
  const found = await findRunningStack();
  if (found) {
    log(`using the stack that runs at ${found.addresses.gateway}`);
    return { ...found, extraGateway: (env) => extraGateway(found, env), among: (_, work) => work(), stop: async () => undefined };
  }
  const stack = await Stack.start({ log, env: NO_LIMITS });
  const running = stack.describe();
  return {
    ...running,
    extraGateway: (env) => extraGateway(running, env),
    among: (services, work) => among(stack, services, work),
    stop: () => stack.stop(),
  };
}

async function among<T>(stack: Stack, services: readonly ServiceName[], work: () => Promise<T>): Promise<T> {
  const others = SERVICES.filter(({ name }) => name !== 'gateway' && !services.includes(name)).map(({ name }) => stack.services[name]);
  await Promise.all(others.map((service) => service.stop()));
  try {
    return await work();
  } finally {
    await Promise.all(others.map((service) => service.start()));
  }
}

async function extraGateway(stack: RunningStack, env: Record<string, string>): Promise<{ url: string; stop(): Promise<void> }> {
  const spec = SERVICES.find(({ name }) => name === 'gateway')!;
  const gateway = new ServiceProcess(spec, { ...stack.env, ...spec.env?.(stack.addresses), PORT: '0', ...UNLIMITED, ...env }, logFolder);
  const url = await gateway.start();
  return { url, stop: () => gateway.stop() };
}

/** Triggers and constraints are looked after by who makes data, which a service's own role may not do. */
export function superuserUrl({ adminUrl, databases }: Target, service: string): string {
  const url = new URL(adminUrl);
  url.pathname = new URL(databases[service]!).pathname;
  return url.href;
}
