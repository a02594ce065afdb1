import { describe, expect, it } from '@jest/globals';
import { matrixProblems, permissionsDocument, type Catalogue, type Matrix } from './permissions.js';

const catalogue: Catalogue = {
  permissions: {
    'case.file': { zh: '申报', en: 'file', holders: ['person', 'legalPerson'] },
    'ops.accounts': { zh: '账号', en: 'accounts', holders: ['officer'], duty: 'system' },
  },
  granting: {
    person: { zh: '按实名等级', en: 'by level' },
    officer: { zh: '按岗位', en: 'by a post', proposedBy: 'ops.accounts', approvedBy: 'rights.approve' },
  },
};
const matrix = (rows: Record<string, string>, told: string[] = []): Matrix => ({ service: 'auth', rows, told });
const good = { 'GET /a/:id': 'public', 'POST /a': 'case.file', 'POST /b': 'ops.accounts, second factor within 300 s', 'GET /c': 'service' };

describe('the matrix of access', () => {
  it('has nothing wrong when each operation has a row and each permission is demanded', () => {
    expect(matrixProblems(catalogue, [matrix(good, ['GET /a/{id}', 'POST /a'])])).toEqual([]);
  });

  it('misses the row of an operation', () => {
    expect(matrixProblems(catalogue, [matrix(good, ['DELETE /a/{id}'])])).toEqual([
      'apps/auth/access-matrix.json has no row for DELETE /a/{id}',
    ]);
  });

  it('knows no permission that is not in the catalogue', () => {
    expect(matrixProblems(catalogue, [matrix({ ...good, 'GET /d': 'case.fly' })])).toEqual([
      'apps/auth/access-matrix.json: GET /d: case.fly is no permission of the catalogue',
    ]);
  });

  it('takes what a route asks for by itself as it is said', () => {
    const own = { ...good, 'POST /callback': 'own: the signature of the bank' };
    expect(matrixProblems(catalogue, [matrix(own)])).toEqual([]);
    const page = permissionsDocument(catalogue, [matrix(own)]).split('\n');
    expect(page).toContain('| `POST /callback` | ◇ | ◇ | ◇ | ◇ | ◇ | ◇ | the signature of the bank |');
  });

  it('misses an operation for a permission that nobody demands', () => {
    expect(matrixProblems(catalogue, [matrix({ 'POST /a': 'case.file' })])).toEqual([
      'no operation demands ops.accounts: the catalogue promises what nobody asks for',
    ]);
  });

  it('shows who may do what, by every kind of caller', () => {
    const page = permissionsDocument(catalogue, [matrix(good)]).split('\n');
    expect(page).toContain('| `GET /a/:id` | ● | ● | ● | ● | ● | ● | public |');
    expect(page).toContain('| `POST /a` |  | ○ | ○ |  |  |  | `case.file` |');
    expect(page).toContain('| `POST /b` |  |  |  | ○ |  |  | `ops.accounts`; second factor within 300 s |');
    expect(page).toContain('| `GET /c` |  |  |  |  |  | ● | service |');
    expect(page).toContain('- 工作人员 officer — 按岗位, by a post: `ops.accounts` proposes, `rights.approve` approves');
    expect(page).toContain('| `ops.accounts` | 账号 | accounts | 工作人员 | 系统管理 | 1 |');
  });
});
