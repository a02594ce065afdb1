import { registerUnavailable } from '../enterprise.errors.js';
import { EnterpriseRegister } from './enterprise-register.js';

/** Where no register is configured, nobody's word is taken for it. */
export class NoEnterpriseRegister extends EnterpriseRegister {
  check(): Promise<never> {
    return Promise.reject(registerUnavailable());
  }
}
