import { UnitOfWork } from '@yiwang/persistence';
import type { ServiceCommand } from '@yiwang/service-host';
import { hashPassword } from '../account/passwords.js';
import { NewClient } from '../admin/client/client-admin.schema.js';
import { RegisteredClients } from '../admin/client/registered-clients.js';
import { checked, optionsOf, plainly, secretFrom } from './command-arguments.js';

const USAGE = `usage: create-client --id I --kind service --name N [--permission P …]        (secret on standard input)
       create-client --id I --kind system --name N --org-code C [--permission P …]        (secret on standard input)
       create-client --id I --kind public --name N --redirect-uri U … [--logout-uri U …] [--no-api]`;

/** Of a secret that somebody made elsewhere, such as `deploy/new-env.mjs`. */
const LEAST_SECRET_LENGTH = 32;

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true } as const;
const OPTIONS = {
  id: text,
  kind: text,
  name: text,
  'org-code': text,
  permission: list,
  'redirect-uri': list,
  'logout-uri': list,
  'no-api': { type: 'boolean' },
} as const;

/** `main.js create-client …`: a client whose secret is known already, as those of the platform's own services are. */
export const createClient: ServiceCommand = async ({ app, args, input }) => {
  const options = optionsOf(args, OPTIONS, USAGE);
  const wanted = {
    clientId: options.id,
    kind: options.kind,
    name: options.name,
    orgCode: options['org-code'],
    permissions: options.permission,
    redirectUris: options['redirect-uri'],
    postLogoutRedirectUris: options['logout-uri'],
    apiAccess: options['no-api'] !== true,
  };
  const client = checked(NewClient, wanted, USAGE);
  const hash = client.kind === 'public' ? null : await hashPassword(await secretFrom(input, LEAST_SECRET_LENGTH));
  const by = { kind: 'command', id: 'create-client' };
  await plainly(() => app.get(UnitOfWork).run(() => app.get(RegisteredClients).add(client, hash, by)));
  return { clientId: client.clientId };
};
