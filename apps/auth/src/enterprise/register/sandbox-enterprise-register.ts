import { ENTERPRISES, type DemoEnterprise } from '@yiwang/demo-data';
import { EnterpriseRegister, type RegisteredEnterprise, type RepresentativeClaim } from './enterprise-register.js';

/** 沙箱登记库 — knows the enterprises of the demonstration, and is refused in production. */
export class SandboxEnterpriseRegister extends EnterpriseRegister {
  check({ creditCode, representative: { name, documentNo } }: RepresentativeClaim): Promise<RegisteredEnterprise | undefined> {
    const known = Object.values<DemoEnterprise>(ENTERPRISES).find(({ uscc }) => uscc === creditCode);
    if (!known) return Promise.resolve(undefined);
    const { companyName, orgType, representative } = known;
    const isRepresentative = representative.name === name && representative.idNumber === documentNo.toUpperCase();
    return Promise.resolve({ companyName, orgType, state: 'active', isRepresentative });
  }
}
