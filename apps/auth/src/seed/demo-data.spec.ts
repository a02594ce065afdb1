import { describe, expect, it } from '@jest/globals';
import {
  AUTHORISATIONS,
  ENTERPRISES,
  LEGAL_PERSONS,
  OFFICERS,
  ORGANISATIONS,
  PERSONS,
  PUBLIC_CLIENTS,
  SERVICES,
  SYSTEMS,
} from '@yiwang/demo-data';
import { isCitizenId, isUscc } from '@yiwang/standards';

const people = [...Object.values(PERSONS), ...Object.values(LEGAL_PERSONS), ...Object.values(OFFICERS)];
const clients = [...Object.values(SYSTEMS), ...Object.values(SERVICES), ...Object.values(PUBLIC_CLIENTS)];
const repeated = (values: string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

describe('the demonstration’s data', () => {
  it('has only codes and numbers with right check characters', () => {
    const codes = [...Object.values(ORGANISATIONS).map(({ orgCode }) => orgCode), ...Object.values(ENTERPRISES).map(({ uscc }) => uscc)];
    expect(codes.filter((code) => !isUscc(code))).toEqual([]);
    const numbers = [...Object.values(PERSONS).map((p) => p.idNumber), ...Object.values(LEGAL_PERSONS).map((p) => p.agentIdNumber)];
    expect(numbers.filter((number) => !isCitizenId(number))).toEqual([]);
    expect(repeated(codes)).toEqual([]);
  });

  it('has for every account of an enterprise somebody who may act by it', () => {
    const agents = new Map(Object.values(AUTHORISATIONS).map(({ accountId, enterprise }) => [accountId, enterprise.uscc]));
    expect(Object.values(LEGAL_PERSONS).filter(({ id, uscc }) => agents.get(id) !== uscc)).toEqual([]);
    expect(repeated(Object.values(AUTHORISATIONS).map(({ id }) => id))).toEqual([]);
  });

  it('names every account, login and client once, in the spelling a login is compared in', () => {
    expect(repeated(people.map(({ id }) => id))).toEqual([]);
    expect(repeated(people.map(({ login }) => login))).toEqual([]);
    expect(people.filter(({ login }) => login !== login.trim().toLowerCase())).toEqual([]);
    expect(repeated(clients.map(({ clientId }) => clientId))).toEqual([]);
  });
});
