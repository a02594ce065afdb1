import type { ServiceCommand } from '@yiwang/service-host';
import { LEAST_PASSWORD_LENGTH } from '../account/password-change.js';
import { checked, optionsOf, plainly, secretFrom } from './command-arguments.js';
import { FirstOperator, NewOperator } from './first-operator.js';

const USAGE = `usage: create-operator [--duty system|security|audit] [--no-second-factor] --login L --name N --org-code C --org-name N --region R [--org-short-name N]   (password on standard input)`;

const text = { type: 'string' } as const;
const OPTIONS = {
  duty: text,
  'no-second-factor': { type: 'boolean' } as const,
  login: text,
  name: text,
  'org-code': text,
  'org-name': text,
  'org-short-name': text,
  region: text,
};

/** `main.js create-operator …`: an officer who may import everybody else, or who approves what that one asks for, or looks at both. */
export const createOperator: ServiceCommand = async ({ app, args, input }) => {
  const operator = checked(NewOperator, optionsOf(args, OPTIONS, USAGE), USAGE);
  const password = await secretFrom(input, LEAST_PASSWORD_LENGTH);
  const accountId = await plainly(() => app.get(FirstOperator).create(operator, password));
  return { accountId, login: operator.login };
};
