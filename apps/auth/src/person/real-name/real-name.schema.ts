import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { Mobile } from '../registration/registration.schema.js';

const name = z.string().trim().min(1).max(50).normalize('NFC');
const claimed = {
  name,
  documentType: z
    .string()
    .regex(/^\d{3}$/)
    .meta({ description: 'GA/T 2000.156: 111 for a citizen identity card, 414 for a passport.' }),
  documentNo: z.string().min(1).max(40),
};

export const ClaimedName = z.strictObject(claimed).meta({ id: 'ClaimedName' });
export type ClaimedName = z.output<typeof ClaimedName>;

export const ProveName = z
  .discriminatedUnion('method', [
    z.strictObject({ method: z.literal('idNumber'), ...claimed }),
    z.strictObject({ method: z.literal('bankCard'), ...claimed, bankCardNo: z.string().regex(/^\d{12,19}$/), bankMobile: Mobile }),
  ])
  .meta({ id: 'ProveName' });
export type ProveName = z.output<typeof ProveName>;

const RealNameLevel = z.int().min(1).max(3).meta({ description: '1 非实名, 2 初级实名, 3 高级实名.' });
export const ProvedLevel = z.object({ realNameLevel: RealNameLevel }).meta({ id: 'ProvedLevel' });
export type ProvedLevel = z.output<typeof ProvedLevel>;

export const FaceCheck = z
  .object({ faceCheckId: z.uuid(), url: z.url().meta({ description: 'Where the person shows his face, to the authority and not to us.' }) })
  .meta({ id: 'FaceCheck' });
export type FaceCheck = z.output<typeof FaceCheck>;
export const FaceCheckId = z.uuid().toLowerCase();

const atWindow = {
  mobile: Mobile,
  codeId: z.uuid(),
  code: z.string().regex(/^\d{6}$/),
  ...claimed,
};
export const VerifyAtWindow = z.strictObject(atWindow).meta({ id: 'VerifyAtWindow' });
export type VerifyAtWindow = z.output<typeof VerifyAtWindow>;

export const ChangeMobileAtWindow = z.strictObject({ ...atWindow, faceCheckId: FaceCheckId }).meta({ id: 'ChangeMobileAtWindow' });
export type ChangeMobileAtWindow = z.output<typeof ChangeMobileAtWindow>;

export const VerifiedAtWindow = z.object({ accountId: z.uuid(), realNameLevel: RealNameLevel }).meta({ id: 'VerifiedAtWindow' });
export type VerifiedAtWindow = z.output<typeof VerifiedAtWindow>;

export const VerificationQuery = PageQuery.extend({});
export const Verification = z
  .object({
    id: z.uuid(),
    at: Instant,
    displayName: z.string().nullable().meta({ description: 'Masked; null where the identity is gone.' }),
    documentType: z.string(),
    verifiedBy: z.uuid().meta({ description: 'Account of the clerk.' }),
  })
  .meta({ id: 'WindowVerification' });
export type Verification = z.output<typeof Verification>;
export const VerificationPage = pageOf(Verification);
