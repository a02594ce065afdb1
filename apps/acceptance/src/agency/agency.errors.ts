import { defineError } from '@yiwang/kernel';

export const outsideAuthorisation = defineError('forbidden', 'ACCEPTANCE.OUTSIDE_AUTHORISATION', {
  zh: '该事项不在法定代表人对您的授权范围内',
  en: 'the representative has not authorised you for this item',
});
export const authorisationOver = defineError('forbidden', 'ACCEPTANCE.AUTHORISATION_ENDED', {
  zh: '法定代表人对您的授权已结束或尚未开始',
  en: 'the time for which you are authorised is over or has not begun, or the authorisation was taken back',
});
export const authorisationUnchecked = defineError('unavailable', 'ACCEPTANCE.AUTHORISATION_UNCHECKED', {
  zh: '授权范围暂时无法核对，请稍后重试',
  en: 'what you are authorised for cannot be looked up at the moment; try again later',
});

/** What an agent of an enterprise may hear of his authorisation. */
export const AGENCY_ERRORS = [outsideAuthorisation, authorisationOver, authorisationUnchecked] as const;
