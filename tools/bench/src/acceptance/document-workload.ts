import { OFFICERS, PERSONS } from '@yiwang/demo-data';
import { withProgress } from '@yiwang/progress';
import { ApiClient, FILINGS, move } from '@yiwang/stack';
import { measuredOf } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { borrowed } from '../lifecycle-workload.ts';

/** Drawn one after the other, as they are first read. */
const DOCUMENTS = 60;
/** The thread that draws loads its font with the first. */
const WARM = 5;

/** 文书 — receipts and acceptance notices as PDF, each read for the first time, and once more. */
export async function documentWorkload(target: Target): Promise<Workload[]> {
  const gateway = await target.extraGateway({});
  try {
    const by = (login: string): ApiClient => borrowed(gateway.url, ApiClient.person(target.addresses.gateway, login));
    const [applicant, clerk] = [by(PERSONS.wangXiaoming.login), by(OFFICERS.haishuClerk.login)];
    const paths: string[] = [];
    await withProgress('documents', { done: () => paths.length / DOCUMENTS }, async () => {
      while (paths.length < DOCUMENTS) {
        const { data } = await applicant.post('/api/v1/applications', { body: FILINGS.flexibleWorkSubsidy });
        await move(clerk, data.caseNo, 'receipts');
        await move(clerk, data.caseNo, 'accept');
        const { items } = await applicant.call<{ items: { documentId: string }[] }>(`/api/v1/applications/${data.caseNo}/documents`);
        paths.push(...items.map(({ documentId }) => `/api/v1/documents/${documentId}/pdf`));
      }
    });
    const headers = { authorization: `Bearer ${await applicant.token()}` };
    const read = async (name: string): Promise<Workload> => {
      const times: number[] = [];
      let [errors, seconds] = [0, 0];
      await withProgress(name, { done: () => times.length / paths.length }, async () => {
        for (const [n, path] of paths.entries()) {
          const begun = performance.now();
          const response = await fetch(gateway.url + path, { headers });
          const bytes = Buffer.from(await response.arrayBuffer());
          const took = performance.now() - begun;
          if (!response.ok || bytes.subarray(0, 5).toString('latin1') !== '%PDF-') errors++;
          if (n < WARM) continue;
          times.push(took);
          seconds += took / 1000;
        }
      });
      return withoutFloor(name, measuredOf(times, seconds, errors));
    };
    return [await read('document'), await read('document-again')];
  } finally {
    await gateway.stop();
  }
}
