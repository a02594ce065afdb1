import type { Invariant } from '../invariant.ts';

/** 已回执的申报 */
export const filings: Invariant = {
  name: 'filings',
  rule: 'every acknowledged filing exists once',
  needs: ['acceptance'],
  async check(databases, { filed, nothingElse }) {
    if (filed === undefined) return undefined;
    const known = new Set((await databases.rows<{ case_no: string }>('acceptance', 'SELECT case_no FROM cases')).map((row) => row.case_no));
    const seen = new Set<string>();
    const breaches: string[] = [];
    for (const caseNo of filed) {
      if (seen.has(caseNo)) breaches.push(`${caseNo} was given to two filings`);
      else if (!known.has(caseNo)) breaches.push(`${caseNo} was acknowledged and does not exist`);
      seen.add(caseNo);
    }
    if (nothingElse) for (const caseNo of known) if (!seen.has(caseNo)) breaches.push(`${caseNo} exists and nobody was told: doubled`);
    return { checked: filed.length, breaches };
  },
};
