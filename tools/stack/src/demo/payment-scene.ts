import { ApiProblem } from '@yiwang/client';
import type { ApiClient } from '../api-client.ts';
import { caseNoOf, move, statusOf } from './cast.ts';
import { waitFor } from './narrator.ts';
import type { Scene } from './scene.ts';

/** What is due for a case, as soon as payment has charged it. */
const due = (payer: ApiClient, caseNo: string) =>
  waitFor('what is due', async () => {
    const { data } = await payer.get('/api/v1/payments/payables', { query: { caseNo } });
    const payables = data.items.filter(({ status }) => status === 'due');
    return payables.length > 0 && payables;
  });

/** Pays everything that is due for a case, as its payer would: an order, then the bank's page. Returns the fen paid. */
export async function payFees(payer: ApiClient, caseNo: string): Promise<number> {
  let paid = 0;
  for (const { payableId } of await due(payer, caseNo)) {
    const { data: order } = await payer.post('/api/v1/payments/orders', { body: { payableId } });
    const { data: receipt } = await payer.post('/sandbox/payments/{orderId}/pay', { path: { orderId: order.orderId }, body: {} });
    paid += receipt.amountFen;
  }
  return paid;
}

/** 缴费 — the licence is ready, and is handed over once its fee is paid. */
export async function payFee({ cast, tell }: Scene, caseNo: string): Promise<void> {
  await tell.step('海曙综合窗口 cannot hand it over yet: the fee is unpaid (未缴不办)', async () => {
    await waitFor('the decision', async () => (await statusOf(cast.haishuClerk, caseNo)) === 'decided');
    await move(cast.haishuClerk, caseNo, 'deliveries', { method: 'electronic' }).then(
      () => {
        throw new Error('the licence was handed over unpaid');
      },
      (error: unknown) => {
        if (!(error instanceof ApiProblem && error.code === 'ACCEPTANCE.FEE_UNPAID')) throw error;
      },
    );
  });
  const fen = await tell.step('甬江食品 pays at the sandbox bank, which calls back signed (缴费)', () => payFees(cast.enterprise, caseNo));
  tell.note(`${(fen / 100).toFixed(2)} 元`);
  await tell.step(
    'acceptance knows that it is paid (缴费放行)',
    () =>
      waitFor('the fee to be settled', async () => {
        const { data } = await cast.haishuClerk.get('/api/v1/applications/{caseNo}', { path: { caseNo } });
        return data.settledFees.length > 0 && data;
      }),
    caseNoOf,
  );
}
