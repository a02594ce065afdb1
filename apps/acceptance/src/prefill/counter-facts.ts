import { z } from 'zod';
import { idTypeOf, type AccountFacts } from './account-facts.js';

/** A draft holds what the clerk has written down so far; half of it may be missing. */
const Said = z.object({
  applicant: z
    .object({
      kind: z.enum(['person', 'legalPerson']),
      name: z.string().optional(),
      documentType: z.string().optional(),
      documentNo: z.string().optional(),
      mobile: z.string().optional(),
    })
    .optional(),
  agent: z.object({ name: z.string().optional(), mobile: z.string().optional() }).optional(),
});

/** What a clerk has written down of the person present, as a form asks for it: the clerk has seen the document. */
export function counterFacts(filing: { applicant?: unknown; agent?: unknown }): AccountFacts {
  const said = Said.safeParse(filing);
  if (!said.success || !said.data.applicant) return {};
  const { applicant, agent } = said.data;
  const facts: Record<string, string | undefined> =
    applicant.kind === 'person'
      ? {
          name: applicant.name,
          idType: applicant.documentNo === undefined ? undefined : idTypeOf(applicant.documentType ?? '111'),
          idNumber: applicant.documentNo,
          mobile: applicant.mobile,
        }
      : {
          name: applicant.name,
          companyName: applicant.name,
          creditCode: applicant.documentNo,
          agentName: agent?.name,
          mobile: agent?.mobile ?? applicant.mobile,
        };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as AccountFacts;
}
