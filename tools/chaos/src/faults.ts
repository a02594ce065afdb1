import { SERVICES, type Stack } from '@yiwang/stack';

/** Something that is killed and brought back. */
export interface Victim {
  name: string;
  kill(): Promise<void>;
  start(): Promise<unknown>;
}

/** Every service, and what all of them lean on. */
export function victimsOf(stack: Stack): Victim[] {
  const { postgres, kafka, redis } = stack.backing;
  if (!postgres.controllable || !kafka.controllable || !redis.controllable) throw new Error('backing services of our own are needed');
  const services = SERVICES.map(({ name }) => {
    const service = stack.services[name];
    return { name: name as string, kill: () => service.kill(), start: () => service.start() };
  });
  const backing = Object.entries({ postgres, kafka, redis }).map(([name, one]) => ({
    name,
    kill: () => one.kill(),
    start: () => one.start(),
  }));
  // Backing services between the services, so that a short run meets both.
  return services.flatMap((service, i) => (backing[i] ? [service, backing[i]] : [service]));
}
