import { z } from 'zod';
import { ACCOUNTS } from '../domain/ledger.js';

/** 试算平衡 — the balance of every account in fen. */
export const LedgerBalance = z
  .object({
    sumFen: z.int().describe('over all accounts; zero, or the books are broken'),
    postings: z.int(),
    accounts: z.array(
      z.object({
        account: z.enum(ACCOUNTS),
        party: z.string().describe('channel, or organisation code of the body whose income it is'),
        balanceFen: z.int().describe('debit positive, credit negative'),
      }),
    ),
  })
  .meta({ id: 'LedgerBalance' });
export type LedgerBalance = z.output<typeof LedgerBalance>;
