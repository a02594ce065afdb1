/** Addresses of the backing services that the run's global set-up started (or that the environment names). */
export interface Backing {
  postgresUrl: string;
  kafkaBrokers: string[];
  redisUrl: string;
}

const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run this test with \`npm test\`, which starts the backing services`);
  return value;
};

export const backing = (): Backing => ({
  postgresUrl: needed('YIWANG_POSTGRES_URL'),
  kafkaBrokers: needed('YIWANG_KAFKA_BROKERS').split(','),
  redisUrl: needed('YIWANG_REDIS_URL'),
});
