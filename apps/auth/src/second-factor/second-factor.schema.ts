import { Instant } from '@yiwang/event-core';
import { z } from 'zod';

export const SecondFactorOf = z
  .object({
    enrolled: z.boolean(),
    demanded: z.boolean().meta({ description: 'A post of the account lets nobody in by a password alone.' }),
    recoveryCodes: z.int().meta({ description: 'Recovery codes that are still good.' }),
  })
  .meta({ id: 'SecondFactor' });
export type SecondFactorOf = z.output<typeof SecondFactorOf>;

export const OfferedSecondFactor = z
  .object({
    enrolmentId: z.string().meta({ description: 'To be sent with the first code, within ten minutes.' }),
    secret: z.string().meta({ description: 'Base32; shown in this answer alone.' }),
    uri: z.string().meta({ description: '`otpauth://totp/…` for a QR code.' }),
    until: Instant,
  })
  .meta({ id: 'OfferedSecondFactor' });
export type OfferedSecondFactor = z.output<typeof OfferedSecondFactor>;

const Code = z.string().trim().min(6).max(20);
export const ConfirmEnrolment = z.strictObject({ enrolmentId: z.uuid(), code: Code });
export const ShownCode = z.strictObject({ code: Code.meta({ description: 'Six digits of the device, or a recovery code.' }) });

export const RecoveryCodes = z
  .object({
    recoveryCodes: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Ten codes, each good once; shown in this answer only, null in a repetition of the request.' }),
  })
  .meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.output<typeof RecoveryCodes>;

export const RemovedSecondFactor = z.object({ enrolled: z.literal(false) }).meta({ id: 'RemovedSecondFactor' });
export type RemovedSecondFactor = z.output<typeof RemovedSecondFactor>;
