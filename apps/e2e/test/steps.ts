import { expect } from '@jest/globals';
import { statusOf, taskOf, type ApiClient, type WorkbenchTask } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';

/** The open task of a case in an officer's workbench, once it is there. */
export const taskIn = (officer: ApiClient, caseNo: string, purpose: WorkbenchTask['purpose']): Promise<WorkbenchTask> =>
  eventually(async () => {
    const found = await taskOf(officer, caseNo, purpose);
    if (!found) throw new Error(`no ${purpose} task of ${caseNo} in the workbench`);
    return found;
  });

export const reaches = (who: ApiClient, caseNo: string, wanted: string): Promise<void> =>
  eventually(async () => expect(await statusOf(who, caseNo)).toBe(wanted));
