import { expect, it } from '@jest/globals';
import { workingCalendar } from '@yiwang/standards';
import { itemCore } from '../../../test/builders.js';
import { Case } from './case.js';
import { TIMER, type Performer } from './case-input.js';
import type { Filing } from './case-state.js';
import type { CaseRole } from './case-status.js';
import { Deadlines } from './deadlines.js';

const deadlines = new Deadlines(workingCalendar());
const at = (day: string): Date => new Date(`2026-${day}T02:00:00Z`);
const filing: Filing = {
  caseNo: '33020326030200000001X',
  channel: 'computer',
  receivedIn: null,
  applicantKind: 'person',
  applicantId: 'p1',
  applicantHash: null,
  applicantMasked: { name: '*小明' },
  applicantSealed: 's',
  formSealed: 'f',
  formChecked: true,
  materials: [{ materialCode: 'M1', fileRef: 'files/1' }],
  feeQuantities: null,
  filedBy: { kind: 'person', id: 'p1' },
  submittedAt: at('03-02'),
};
const as = (...roles: CaseRole[]): Performer => ({ actor: { kind: 'officer', id: 'o1' }, roles: new Set(roles) });
const window = as('window');
const authority = as('decidingAuthority');
const core = itemCore({ star: 4 });
const filed = (): Case => Case.submit(filing, core, deadlines);
const granted = (): Case => {
  const one = filed();
  one.accept(window, at('03-03'), core, deadlines);
  one.decide(authority, at('03-04'), { outcome: 'approved', resultNo: 'JY33' }, core, deadlines);
  return one;
};

it('says in the notice from which day a case counts as accepted, also when nobody answered', () => {
  const silent = filed();
  silent.deemAccepted(at('03-20'), core, deadlines);
  expect(silent.documents.at(-1)).toMatchObject({
    kind: 'acceptanceNotice',
    content: { acceptedOn: at('03-02').toISOString(), deemed: true },
  });
  expect(granted().documents[0]).toMatchObject({ kind: 'acceptanceNotice', content: { acceptedOn: at('03-03').toISOString() } });
});

it('names on paper the authority that is competent', () => {
  const one = filed();
  one.refuse(window, at('03-03'), { ground: 'otherAuthority', reason: '非本机关职权', authority: { name: '余姚市市场监督管理局' } });
  expect(one.documents).toMatchObject([{ kind: 'nonAcceptance', content: { reason: '非本机关职权', authority: '余姚市市场监督管理局' } }]);
});

it('takes a decision back on paper, without saying to everybody why', () => {
  const one = granted();
  one.annul(window, at('03-09'), '王小明提交的健康证明系伪造', core);
  expect(one.documents.at(-1)).toMatchObject({
    kind: 'terminationNotice',
    content: { reason: '王小明提交的健康证明系伪造', undone: '准予决定书' },
  });
  expect(one.revocations).toEqual([{ kinds: ['approval'], reason: '核验不符，决定撤销', at: at('03-09') }]);
});

it('says why a case whose correction never came has ended', () => {
  const one = filed();
  one.requestCorrection(window, at('03-03'), ['补平面图'], deadlines);
  one.close(TIMER, at('04-20'), undefined, core);
  expect(one.documents.at(-1)).toMatchObject({
    kind: 'completionNotice',
    content: { finishKind: 5, reason: expect.stringContaining('补正') },
  });
});

it('tells with a case that is reopened until when it will be answered', () => {
  const lapsed = filed();
  lapsed.requestCorrection(window, at('03-03'), ['补平面图'], deadlines);
  lapsed.close(TIMER, at('04-20'), undefined, core);
  const why = { basis: 'review' as const, reason: '撤销原决定' };
  lapsed.reopen(authority, at('05-06'), why, core, deadlines);
  const { acceptanceDueAt } = lapsed.snapshot;
  expect(lapsed.documents.at(-1)).toMatchObject({
    kind: 'reopeningNotice',
    content: { basis: '行政复议决定', acceptanceDueAt: acceptanceDueAt!.toISOString() },
  });
  const annulled = granted();
  annulled.annul(window, at('03-09'), '原件不符', core);
  annulled.reopen(authority, at('05-06'), why, core, deadlines);
  const { promiseDueAt, statutoryDueAt } = annulled.snapshot;
  expect(annulled.documents.at(-1)!.content).not.toHaveProperty('toleranceDueAt', expect.anything());
  expect(annulled.documents.at(-1)).toMatchObject({
    content: { promiseDueAt: promiseDueAt!.toISOString(), statutoryDueAt: statutoryDueAt!.toISOString() },
  });
});
