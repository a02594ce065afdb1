import type { Check, Reader } from './scene.ts';

/** 快递对账 — what was sent has arrived, by the books of both sides. */
export async function reconcileParcels(read: Reader, byCourier: readonly string[]): Promise<Check[]> {
  return [
    {
      name: 'parcels delivered (快递妥投)',
      expected: byCourier.length,
      found: await read(
        'acceptance',
        `SELECT count(*) AS n FROM shipments s JOIN cases c USING (case_no)
         WHERE s.status = 'delivered' AND c.delivery_method = 'courier' AND c.case_no = ANY($1)`,
        [byCourier],
      ),
    },
    {
      name: 'parcels at the door by the courier’s own books (快递公司台账)',
      expected: await read('acceptance', "SELECT count(*) AS n FROM shipments WHERE status = 'delivered'"),
      found: await read('acceptance', "SELECT count(*) AS n FROM sandbox_parcels WHERE state = 'delivered'"),
    },
  ];
}
