// Writes a `.env` for docker-compose.yml from `.env.example`, with a new random value for every secret:
//   node deploy/new-env.mjs > .env                   for an installation
//   node deploy/new-env.mjs --demo > .env            for a look: development mode with the demonstration's accounts, whose secrets are public
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const demo = process.argv.includes('--demo');
const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const DEMO = {
  NODE_ENV: 'development',
  SEED: 'demo',
  PUBLIC_URL: 'http://127.0.0.1:8080',
  PAYMENT_CHANNELS: 'sandbox',
  COURIER: 'sandbox',
};

const valueOf = (name) => {
  if (demo && Object.hasOwn(DEMO, name)) return DEMO[name];
  // The accounts of the demonstration know the services by these.
  if (demo && name.endsWith('_CLIENT_SECRET')) return `svc-${name.replace('_CLIENT_SECRET', '').toLowerCase()}-dev-secret-2026`;
  if (name.endsWith('_DATA_KEY')) return randomBytes(32).toString('base64');
  // An SM2 key. A look at the platform needs none: development seals with a test seal.
  if (name === 'DOCUMENT_SEAL_KEY' && !demo) return randomBytes(32).toString('hex');
  if (/_(PASSWORD|SECRET)$/.test(name)) return randomBytes(32).toString('base64url');
  return undefined;
};

process.stdout.write(
  example.replace(
    /^([A-Z][A-Z0-9_]*)=(.*)$/gm,
    (_line, name, value) => `${name}=${(value === '' || demo ? valueOf(name) : undefined) ?? value}`,
  ),
);
