/** What an identity is read for, as auth puts it on record. */
export interface IdentityReading {
  purpose: 'prefill' | 'collection' | 'department';
  itemCode?: string | undefined;
  caseNo?: string | undefined;
}

/** Where auth tells whose account it is. */
export function identityAddress(authUrl: string, accountId: string, { purpose, itemCode, caseNo }: IdentityReading): string {
  const query = new URLSearchParams({ purpose, ...(itemCode !== undefined && { itemCode }), ...(caseNo !== undefined && { caseNo }) });
  return `${authUrl.replace(/\/$/, '')}/api/v1/internal/accounts/${encodeURIComponent(accountId)}/identity?${query.toString()}`;
}
