import type { SystemState } from '../department-system.js';
import type { SystemDetail, Todo } from '../http/system.schema.js';

export interface Progress {
  readonly state: SystemState;
  readonly clientId: string | null;
  readonly orgCode: string;
  readonly secretDue: boolean;
  readonly tested: boolean;
  readonly conformant: boolean;
}

/** 待办 — what is left until a system can go live, in order, and how it is done. Empty for one that is live or retired. */
export function todoOf({ state, clientId, orgCode, secretDue, tested, conformant }: Progress): SystemDetail['todo'] {
  if (state === 'live' || state === 'retired') return [];
  const body = `{"clientId":"${clientId ?? ''}","kind":"system","orgCode":"${orgCode}","permissions":["department.connect"]}`;
  const steps: readonly [Todo, boolean, string, string][] = [
    [
      'client',
      clientId !== null && !tested && state !== 'suspended',
      `由账号管理员登记接入方：POST /api/v1/admin/clients ${body}，密钥只显示一次`,
      `whoever has ops.accounts registers its client, whose secret is shown once: POST /api/v1/admin/clients ${body}`,
    ],
    ['secret', secretDue, '签发或填报通道密钥', 'have the secret of its channel made, or give the one it asks for'],
    ['approval', state === 'registered', '由第二人审批', 'a second person approves it'],
    ['testCase', !tested && state !== 'suspended', '发送测试办件并由系统签收', 'send a test case that the system acknowledges'],
    ['conformance', !conformant, '通过一致性检测', 'pass a conformance run'],
    ['goLive', true, '上线', 'let it go live'],
  ];
  return steps.filter(([, due]) => due).map(([step, , zh, en]) => ({ step, zh, en }));
}
