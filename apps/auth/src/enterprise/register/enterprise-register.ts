/** Who says to represent which enterprise, in clear: the register compares. */
export interface RepresentativeClaim {
  creditCode: string;
  representative: { name: string; documentType: string; documentNo: string };
}

/** What the register says of an enterprise; `undefined` stands for one that it does not know. */
export interface RegisteredEnterprise {
  companyName: string;
  /** 1 企业法人, 2 非企业法人, 3 非法人. */
  orgType: 1 | 2 | 3;
  /** 存续, or deregistered (注销、吊销). */
  state: 'active' | 'closed';
  /** Whether name and number are those of its 法定代表人. */
  isRepresentative: boolean;
}

/** 市场主体登记库 — the authority that knows who represents an enterprise. Not to be asked in a unit of work. */
export abstract class EnterpriseRegister {
  /** @throws AUTH.REGISTER_UNAVAILABLE */
  abstract check(claim: RepresentativeClaim): Promise<RegisteredEnterprise | undefined>;
}
