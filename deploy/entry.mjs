// What a container runs: the service that APP names, in this very process, so that signals reach it. Arguments go through (`migrate`).
import { existsSync, readdirSync } from 'node:fs';

const mainOf = (app) => new URL(`../apps/${app}/dist/src/main.js`, import.meta.url);
const services = readdirSync(new URL('../apps/', import.meta.url)).filter((app) => existsSync(mainOf(app)));
const app = process.env.APP ?? '';

if (services.includes(app)) {
  await import(mainOf(app).href);
} else {
  process.stderr.write(`APP must name a service, it is ${JSON.stringify(app)}: ${services.join(', ')}\n`);
  process.exitCode = 2;
}
