/** 认证强度: one factor, or a second one besides (RFC 8176 `mfa`). */
export const ACR_ONE_FACTOR = 'urn:yiwang:acr:1';
export const ACR_SECOND_FACTOR = 'urn:yiwang:acr:2';

export const acrOf = (amr: readonly string[]): string => (amr.includes('mfa') ? ACR_SECOND_FACTOR : ACR_ONE_FACTOR);

/** Whether an authorization request (`acr_values`, RFC 9470) asks for a second factor. */
export const asksSecondFactor = (acrValues: string | undefined): boolean => (acrValues ?? '').split(' ').includes(ACR_SECOND_FACTOR);
