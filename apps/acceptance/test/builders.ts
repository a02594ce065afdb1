import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { ApiResponse, TestPrincipal, TestService } from '@yiwang/testing';

export const MARKET = '11330203MB0A100133';
export const COUNTER_HAISHU = '11330203MB0A100726';
export const COUNTER_YUYAO = '11330281MB0A100800';

/** 实施编码 of the market authority of 海曙 with a main item number of its own. */
export const itemCode = (serial: number): string => `${MARKET}4330101${String(serial).padStart(3, '0')}000`;

/** The form that the stub catalogue serves for every version. */
export const FORM = JSON.stringify({
  type: 'object',
  properties: { shopName: { type: 'string', maxLength: 40 }, address: { type: 'string' }, seats: { type: 'integer', minimum: 0 } },
  required: ['shopName'],
  additionalProperties: false,
});
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function itemCore(overrides: Partial<ItemOperationalCore> = {}): ItemOperationalCore {
  return {
    itemCode: itemCode(1),
    version: 1,
    name: '食品经营许可（新办）',
    status: 'published',
    category: '01',
    audience: ['naturalPerson', 'enterprise'],
    implementingBody: { orgCode: MARKET, name: '海曙区市场监督管理局', regionCode: '330203' },
    exerciseLevel: '4',
    acceptedBy: 'window',
    caseKind: 'promised',
    star: 0,
    participants: [
      { orgCode: MARKET, name: '海曙区市场监督管理局', lead: true, stage: 1, sharePercent: 100, visibleFields: ['/shopName', '/address'] },
    ],
    limits: { promised: { value: 7, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } },
    fees: [],
    materials: [
      { materialCode: 'M1', name: '申请书', required: true },
      { materialCode: 'M2', name: '平面图', required: false },
    ],
    form: { ref: `forms/${sha256(FORM)}`, sha256: sha256(FORM) },
    guide: { ref: 'guides/1', sha256: sha256('guide') },
    resultKinds: ['licence'],
    deliveryKinds: ['window', 'courier'],
    validity: { from: '2026-01-01T00:00:00.000Z', to: null },
    ...overrides,
  };
}

export const PERSON: TestPrincipal = { kind: 'person', id: 'person-1', realNameLevel: 3, permissions: ['case.file'] };
export const OTHER_PERSON: TestPrincipal = { ...PERSON, id: 'person-2' };
export const ENTERPRISE: TestPrincipal = {
  kind: 'legalPerson',
  id: 'agent-1',
  orgCode: '91330203MA2B10014T',
  realNameLevel: 3,
  permissions: ['case.file'],
};
const clerk = (id: string, orgCode: string, regionCode: string): TestPrincipal => ({
  kind: 'officer',
  id,
  orgCode,
  regionCode,
  permissions: ['case.collect', 'case.accept', 'case.deliver'],
});
export const CLERK_HAISHU = clerk('clerk-haishu', COUNTER_HAISHU, '330203');
export const CLERK_YUYAO = clerk('clerk-yuyao', COUNTER_YUYAO, '330281');
export const MARKET_OFFICER: TestPrincipal = {
  kind: 'officer',
  id: 'officer-market',
  orgCode: MARKET,
  regionCode: '330203',
  permissions: ['task.handle'],
};
export const MARKET_SYSTEM: TestPrincipal = {
  kind: 'system',
  id: 'sys-market',
  orgCode: MARKET,
  regionCode: '330203',
  permissions: ['department.connect'],
};

export const filing = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  itemCode: itemCode(1),
  channel: 'computer',
  form: { shopName: '甬江小馆', address: '海曙区中山西路1号', seats: 12 },
  materials: [{ materialCode: 'M1', paperCopies: 1 }],
  ...overrides,
});

/** 到场人 before a clerk: the applicant himself, or who comes for an organisation. */
export const presentFor = (applicant: { kind?: string; name?: string; documentNo?: string }): Record<string, unknown> =>
  applicant.kind === 'legalPerson'
    ? { method: 'cardReader', name: '王小明', documentNo: '330203199003073211', authority: { kind: 'introductionLetter' } }
    : { method: 'cardReader', name: applicant.name, documentNo: applicant.documentNo };

export const atCounter = (overrides: Record<string, unknown> = {}): Record<string, unknown> => {
  const applicant = { kind: 'person', name: '王小明', documentNo: '330203199003073211' };
  const named = (overrides['applicant'] as typeof applicant | undefined) ?? applicant;
  return filing({ channel: 'window', applicant, present: presentFor(named), ...overrides });
};

/** 窗口领取 of a case, as its applicant or somebody whom he sends: with the code that only he can read, if it was filed online. */
export async function collectedAt(
  service: TestService,
  caseNo: string,
  { as = CLERK_HAISHU, applicant = PERSON, originals }: { as?: TestPrincipal; applicant?: TestPrincipal; originals?: object[] } = {},
): Promise<ApiResponse> {
  const { body: code } = await service.call(`/api/v1/applications/${caseNo}/pickup-code`, { as: applicant });
  const collector = { ...presentFor({ name: '王小明', documentNo: '330203199003073211' }), authority: { kind: 'powerOfAttorney' } };
  return service.call(`/api/v1/window/cases/${caseNo}/collections`, {
    as,
    body: { collector, pickupCode: code.pickupCode, originals },
    headers: { 'idempotency-key': uuidv7() },
  });
}

/** The neighbour: serves the form of any version, or nothing while it is `down`. */
export class StubCatalogue {
  down = false;
  asked = 0;
  private constructor(private readonly server: Server) {}

  static async start(): Promise<StubCatalogue> {
    const server = createServer((_, response) => {
      stub.asked++;
      if (stub.down) response.writeHead(503).end();
      else response.setHeader('content-type', 'application/schema+json').end(FORM);
    });
    const stub = new StubCatalogue(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
