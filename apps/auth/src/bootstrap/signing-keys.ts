import type { ServiceCommand } from '@yiwang/service-host';
import { z } from 'zod';
import { KeyRotation } from '../oidc/key-rotation.js';
import { SigningKeys } from '../oidc/signing-keys.js';
import { checked, optionsOf, plainly } from './command-arguments.js';

const ROTATE = 'usage: rotate-signing-key [--lead-minutes M]   (60 unless given; 0: it signs at once, before others may have it)';
const RETIRE = 'usage: retire-signing-key --kid K';
const text = { type: 'string' } as const;
const by = (id: string) => ({ kind: 'command', id });

/** `main.js signing-keys`: which keys there are, and which signs. */
export const listSigningKeys: ServiceCommand = async ({ app, args }) => {
  optionsOf(args, {}, 'usage: signing-keys');
  return { keys: await app.get(SigningKeys).states() };
};

/** `main.js rotate-signing-key …`: publishes the next key, out of turn. */
export const rotateSigningKey: ServiceCommand = async ({ app, args }) => {
  const wanted = optionsOf(args, { 'lead-minutes': text }, ROTATE);
  const { 'lead-minutes': minutes } = checked(
    z.object({ 'lead-minutes': z.coerce.number().int().min(0).max(10_080).default(60) }),
    wanted,
    ROTATE,
  );
  return { kid: await app.get(KeyRotation).prepare(minutes * 60, by('rotate-signing-key')) };
};

/** `main.js retire-signing-key …`: after a leak. */
export const retireSigningKey: ServiceCommand = async ({ app, args }) => {
  const { kid } = checked(z.object({ kid: z.string().min(1) }), optionsOf(args, { kid: text }, RETIRE), RETIRE);
  const successor = await plainly(() => app.get(KeyRotation).retire(kid, by('retire-signing-key')));
  return { retired: kid, ...(successor !== null && { signs: successor }) };
};
