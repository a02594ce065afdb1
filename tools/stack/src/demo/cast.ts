import type { Body, CallOptions, ItemOf, Operation, PathOf, Schema } from '@yiwang/client';
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
    cityItems: officer('cityItemManager'),
    evaluationManager: officer('evaluationManager'),
    fireSystem: ApiClient.system(gateway, SYSTEMS.fire),
    /** Without an account. */
    anybody: new ApiClient(gateway),
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

/** 到场人 — the clerk has read the card of the person before him. */
export const presentOf = ({ name, documentNo }: Cast['personAtCounter']) => ({ method: 'cardReader' as const, name, documentNo });

export type Receipt = Schema<'CaseReceipt'>;

/** Paper for every material that the item asks for. */
export const onPaper = (item: { materials: readonly { materialCode: string }[] }): { materialCode: string; paperCopies: number }[] =>
  item.materials.map(({ materialCode }) => ({ materialCode, paperCopies: 1 }));

export const caseNoOf = (receipt: { caseNo: string }): string => receipt.caseNo;

/** Bodies of what may be done with a case at a window, by the last part of its path. */
type CaseActions = {
  [
    P in PathOf<'post'> as P extends `/api/v1/applications/{caseNo}/${infer A}` ? (A extends `${string}/${string}` ? never : A) : never
  ]: Body<Operation<'post', P>>;
};
export type CaseAction = keyof CaseActions;
export type CaseActionBody<A extends CaseAction> = CaseActions[A];

/** Moves a case on at a window. */
export async function move<A extends CaseAction>(
  who: ApiClient,
  caseNo: string,
  action: A,
  body: CaseActionBody<A> | Record<string, never> = {},
  options: Pick<CallOptions, 'ifMatch' | 'idempotencyKey'> = {},
): Promise<Receipt> {
  const { data } = await who.send('POST', `/api/v1/applications/{caseNo}/${action}`, { path: { caseNo }, body, ...options });
  return data as Receipt;
}

export const statusOf = async (who: ApiClient, caseNo: string): Promise<string> =>
  (await who.get('/api/v1/applications/{caseNo}', { path: { caseNo } })).data.status;

export type WorkbenchTask = ItemOf<'/api/v1/workbench/tasks'>;

/** The open task of a case in an officer's workbench, if it is there already. */
export const taskOf = async (officer: ApiClient, caseNo: string, purpose: WorkbenchTask['purpose']): Promise<WorkbenchTask | undefined> => {
  const { data } = await officer.get('/api/v1/workbench/tasks', { query: { limit: 100 } });
  return data.items.find((task) => task.caseNo === caseNo && task.purpose === purpose);
};
