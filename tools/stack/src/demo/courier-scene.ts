import { ApiProblem } from '@yiwang/client';
import { PERSONS } from '@yiwang/demo-data';
import { caseNoOf, move } from './cast.ts';
import { waitFor } from './narrator.ts';
import type { Scene } from './scene.ts';

/** 快递送达 — the licence is given to the sandbox courier, who collects it, brings it, and says so; then the case is closed. */
export async function byCourier({ cast, tell, ledger }: Scene, caseNo: string): Promise<void> {
  const { name, mobile } = PERSONS.wangXiaoming;
  const recipient = { name, mobile, address: '浙江省宁波市海曙区中山西路 1 号' };
  const detail = async () => (await cast.enterprise.get('/api/v1/applications/{caseNo}', { path: { caseNo } })).data;
  await tell.step(
    '海曙综合窗口 sends the licence by courier (快递送达)',
    () => move(cast.haishuClerk, caseNo, 'deliveries', { method: 'courier', recipient }),
    caseNoOf,
  );
  ledger.byCourier.push(caseNo);
  const { shipment } = await tell.step('a worker places the order, the courier gives its number (下单)', () =>
    waitFor('the tracking number', async () => {
      const found = await detail();
      return found.shipment?.trackingNo ? found : undefined;
    }),
  );
  tell.note(`运单号 ${shipment?.trackingNo}, to ${shipment?.recipient.name} ${shipment?.recipient.mobile} ${shipment?.recipient.address}`);
  await tell.step('the window cannot hand over what the courier has (不重复送达)', () =>
    move(cast.haishuClerk, caseNo, 'deliveries', { method: 'window' }).then(
      () => {
        throw new Error('the licence was handed over twice');
      },
      (error: unknown) => {
        if (!(error instanceof ApiProblem && error.code === 'ACCEPTANCE.SHIPMENT_UNDER_WAY')) throw error;
      },
    ),
  );
  await tell.step(
    'the courier collects and delivers it, and calls back signed (妥投回调)',
    () => waitFor('the parcel to arrive', async () => ((await detail()).status === 'delivered' ? detail() : undefined)),
    caseNoOf,
  );
  await tell.step('closed (办结)', () => move(cast.haishuClerk, caseNo, 'close'), caseNoOf);
}
