import { describe, expect, it } from '@jest/globals';
import { readLines } from '../import/import-lines.js';
import { judge, OfficerLine, type ExistingAccount } from './officer-line.js';

const MARKET = '11330203MB0A100133';
const good = { login: 'zhang.san', name: '张三', orgCode: MARKET, posts: ['handler'] };
const read = (lines: Record<string, unknown>[]) => readLines(OfficerLine, lines, { field: 'login', of: ({ login }) => login });
const officer = { name: '张三', orgCode: MARKET, posts: ['handler'], mobile: '13900001111', left: false };
const around = (existing?: ExistingAccount) => ({
  accounts: new Map(existing ? [['zhang.san', existing]] : []),
  organisations: new Set([MARKET]),
  posts: new Map([
    ['handler', ['task.handle']],
    ['window-clerk', ['case.collect']],
    ['keeper', ['ops.accounts']],
    ['guard', ['rights.approve']],
  ]),
  duties: new Map([
    ['ops.accounts', 'system' as const],
    ['rights.approve', 'security' as const],
  ]),
  by: 'me',
});
const one = (over: Record<string, unknown>, existing?: ExistingAccount) => judge(read([{ ...good, ...over }]), around(existing))[0]!;

describe('a line of an import of officers', () => {
  it('creates who is not there', () => {
    expect(one({})).toMatchObject({ line: 1, outcome: 'created' });
  });

  it('changes nothing when it says what is known, in whatever order, and leaves a mobile that it does not name', () => {
    expect(one({}, { id: 'a', officer })).toMatchObject({ outcome: 'unchanged', accountId: 'a' });
    const both = { ...officer, posts: ['handler', 'window-clerk'] };
    expect(one({ posts: ['window-clerk', 'handler', 'handler'] }, { id: 'a', officer: both })).toMatchObject({ outcome: 'unchanged' });
  });

  it.each([
    [{ name: '李四' }, ['name']],
    [{ posts: [] }, ['posts']],
    [{ mobile: '13900002222' }, ['mobile']],
  ])('changes what differs: %j', (over, changed) => {
    expect(one(over, { id: 'a', officer })).toMatchObject({ outcome: 'updated', changed });
  });

  it.each([
    [{ orgCode: '11330203MB0A100134' }, 'orgCode', 'invalid'],
    [{ posts: ['king'] }, 'posts', 'unknown'],
    [{ login: 'a b' }, 'login', 'invalid'],
    [{ mobile: '139' }, 'mobile', 'invalid'],
    [{ name: ' ' }, 'name', 'invalid'],
    [{ password: 'x' }, '', 'invalid'],
  ])('is refused with %j', (over, field, code) => {
    expect(one(over)).toMatchObject({ outcome: 'refused', problems: [{ field, code }] });
  });

  it('is refused where its posts together may do what excludes one another (三员分立), or its officer has left', () => {
    expect(one({ posts: ['keeper', 'guard'] })).toMatchObject({ outcome: 'refused', problems: [{ field: 'posts', code: 'excluded' }] });
    expect(one({ posts: ['keeper', 'handler'] })).toMatchObject({ outcome: 'created' });
    expect(one({}, { id: 'a', officer: { ...officer, left: true } })).toMatchObject({ problems: [{ field: 'login', code: 'left' }] });
  });

  it('is refused where the login is a person’s', () => {
    expect(one({}, { id: 'p' })).toMatchObject({ outcome: 'refused', problems: [{ field: 'login', code: 'taken' }] });
  });

  it('is refused where it changes the posts of whoever imports, and nothing else of theirs', () => {
    for (const posts of [[], ['handler', 'window-clerk']])
      expect(one({ posts }, { id: 'me', officer })).toMatchObject({ outcome: 'refused', problems: [{ field: 'posts', code: 'own' }] });
    expect(one({ name: '李四' }, { id: 'me', officer })).toMatchObject({ outcome: 'updated' });
  });

  it('is refused the second time a login comes, however it is spelt', () => {
    expect(read([good, { ...good, login: ' Zhang.San' }])[1]).toMatchObject({ line: 2, problems: [{ code: 'repeated' }] });
  });

  it('has problems that repeat no value, for they are kept', () => {
    const lines = read([{ ...good, mobile: '1390000', orgCode: 'secret-org', posts: ['NOT A POST'], extra: 1 }]);
    expect(JSON.stringify(lines)).not.toMatch(/1390000|secret-org|NOT A POST/);
  });
});
