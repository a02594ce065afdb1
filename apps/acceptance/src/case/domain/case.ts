import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { CaseClocks } from './case-clocks.js';
import type { OfflineReport, Performer } from './case-input.js';
import type { CaseState, Filing, ItemSide } from './case-state.js';
import type { Deadlines } from './deadlines.js';
import { initialState, itemSideOf } from './initial-state.js';

/**
 * 办件 — one application from filing to the end; its moves are in the files of its phases (`case-intake`, `case-handling`, `case-ending`)
 * and their table in `transitions.ts`. Its row is locked before anything changes, so its facts have an order.
 */
export class Case extends CaseClocks {
  private constructor(state: CaseState) {
    super(state);
  }

  /** 申报 under an item version that is here: the acceptance clock starts. */
  static submit(filing: Filing, core: ItemOperationalCore, deadlines: Deadlines): Case {
    const filed = new Case(initialState(filing, itemSideOf(core)));
    filed.startAcceptance(deadlines);
    return filed;
  }

  /** 申报 under a version that is still on its way; nothing is told until it is here. */
  static submitAwaiting(filing: Filing, item: Pick<ItemSide, 'itemCode' | 'itemVersion' | 'decidingOrg' | 'decidingRegion'>): Case {
    const filed = new Case(initialState(filing, { ...item, itemName: null, acceptedBy: null, caseKind: null, decidingName: null }));
    filed.step('submitted', filing.submittedAt, filing.filedBy, { channel: filing.channel, ...filing.remarks });
    return filed;
  }

  /** 部门自办件 — what began at a department's own counter, recorded as far as it has got there; the rest follows as with every case. */
  static reportOffline(filing: Filing, core: ItemOperationalCore, deadlines: Deadlines, { acceptedAt, decided }: OfflineReport): Case {
    const reported = Case.submit(filing, core, deadlines);
    const by: Performer = { actor: filing.filedBy, roles: new Set(['department']) };
    // What is decided already is no department's task any more.
    if (acceptedAt) reported.accept(by, acceptedAt, core, deadlines, { onTheSpot: decided !== undefined });
    if (decided) reported.decide(by, decided.at, decided.decision, core, deadlines);
    return reported;
  }

  static restore(state: CaseState): Case {
    return new Case(state);
  }
}
