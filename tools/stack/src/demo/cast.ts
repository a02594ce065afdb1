import { LEGAL_PERSONS, OFFICERS, PERSONS, SYSTEMS } from '@yiwang/demo-data';
import { ApiClient } from '../api-client.ts';

/** Everybody who acts in the demonstration, each logged in with an account of their own. */
export function castOf(gateway: string) {
  const officer = (who: keyof typeof OFFICERS): ApiClient => ApiClient.person(gateway, OFFICERS[who].login);
  return {
    enterprise: ApiClient.person(gateway, LEGAL_PERSONS.yongjiangFood.login),
    haishuClerk: officer('haishuClerk'),
    yuyaoClerk: officer('yuyaoClerk'),
    marketOfficer: officer('marketHandler'),
    labourOfficer: officer('labourHandler'),
    housingOfficer: officer('housingHandler'),
    supervisor: officer('supervisor'),
    operator: officer('operator'),
    fireSystem: ApiClient.system(gateway, SYSTEMS.fire),
    /** 王小明 stands at the counter; the clerk files for him. */
    personAtCounter: {
      kind: 'person' as const,
      name: PERSONS.wangXiaoming.name,
      documentNo: PERSONS.wangXiaoming.idNumber,
      mobile: PERSONS.wangXiaoming.mobile,
    },
  };
}
export type Cast = ReturnType<typeof castOf>;

export interface Receipt {
  caseNo: string;
  status: string;
  version: number;
  promiseDueAt: string | null;
}

/** Paper for every material that the item asks for. */
export const onPaper = (item: { materials: readonly { materialCode: string }[] }): { materialCode: string; paperCopies: number }[] =>
  item.materials.map(({ materialCode }) => ({ materialCode, paperCopies: 1 }));

export const caseNoOf = (receipt: { caseNo: string }): string => receipt.caseNo;

/** Moves a case on at a window. */
export const move = (
  who: ApiClient,
  caseNo: string,
  action: string,
  body: unknown = {},
  headers: Record<string, string> = {},
): Promise<Receipt> => who.call<Receipt>(`/api/v1/applications/${caseNo}/${action}`, { body, headers });

export const statusOf = async (who: ApiClient, caseNo: string): Promise<string> =>
  (await who.call<{ status: string }>(`/api/v1/applications/${caseNo}`)).status;

export interface WorkbenchTask {
  taskId: string;
  caseNo: string;
  purpose: 'acceptance' | 'handling';
  dueAt: string;
}

/** The open task of a case in an officer's workbench, if it is there already. */
export const taskOf = async (officer: ApiClient, caseNo: string, purpose: WorkbenchTask['purpose']): Promise<WorkbenchTask | undefined> => {
  const { items } = await officer.call<{ items: WorkbenchTask[] }>('/api/v1/workbench/tasks?limit=100');
  return items.find((task) => task.caseNo === caseNo && task.purpose === purpose);
};
