import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';

const time = z.iso.datetime();
const Sha256 = z.hex().length(64).describe('SHA-256 in hex');

export const LedgerProof = z
  .object({
    caseNo: z.string(),
    sound: z.boolean().describe('every step holds: its hash is of its content, which begins with the hash before it'),
    brokenAt: z.int().nullable().describe('number of the first step that does not hold'),
    head: Sha256.nullable().describe('hash of the last step: whoever kept it can tell whether anything before it was changed'),
    steps: z.array(
      z.object({
        seq: z.int(),
        kind: z.string(),
        at: time,
        content: z
          .string()
          .describe(
            'what is hashed, UTF-8: a JSON array of the hash before, case number, number, kind, time, kind of actor, SHA-256 of the actor’s id, organisation, detail',
          ),
        hash: Sha256,
        anchor: z.int().nullable().describe('number of the anchor that covers the step; null while it is too new'),
      }),
    ),
  })
  .meta({ id: 'LedgerProof' });
export type LedgerProof = z.output<typeof LedgerProof>;

export const Anchor = z
  .object({
    no: z.int(),
    fromId: z.string().describe('first step covered, in the order in which steps were added'),
    toId: z.string().describe('last step covered'),
    steps: z.int(),
    root: Sha256.describe('of the hashes of all steps covered, in their order'),
    hash: Sha256.describe('of the anchor and the hash of the one before it'),
    at: time,
  })
  .meta({ id: 'LedgerAnchor' });
export type Anchor = z.output<typeof Anchor>;

export const AnchorPage = pageOf(Anchor).meta({ id: 'LedgerAnchorPage' });
export const AnchorQuery = PageQuery;
export type AnchorQuery = z.output<typeof AnchorQuery>;

/** What is wrong with an anchor. */
export const ANCHOR_PROBLEMS = ['stepsChanged', 'notLinked', 'sealBroken'] as const;

export const CheckedAnchor = Anchor.extend({
  sound: z.boolean(),
  problems: z
    .array(z.enum(ANCHOR_PROBLEMS))
    .describe('the steps are not those that were anchored; it does not continue the anchor before it; its seal is not of this platform'),
}).meta({ id: 'CheckedLedgerAnchor' });
export type CheckedAnchor = z.output<typeof CheckedAnchor>;

export const AnchorNo = z.coerce.number().int().min(1).max(2_147_483_647);
