/** Who has to do with reviews at all. Which of these a step needs, the table of the procedure says. */
export const REVIEW_PERMISSIONS = ['item.manage', 'item.publish', 'item.review', 'item.legalReview'] as const;
