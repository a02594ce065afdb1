import type { Check, Reader } from './scene.ts';

export const closedCases = (read: Reader): Promise<number> => read('acceptance', "SELECT count(*) AS n FROM cases WHERE status = 'closed'");
export const invitations = (read: Reader): Promise<number> =>
  read('evaluation', "SELECT count(*) AS n FROM invitations WHERE occasion = 'closing'");

/** 评价对账 — every closed case was asked about once, and every rating is a fact, a figure and, if it is bad, a handling case. */
export async function reconcileRatings(read: Reader): Promise<Check[]> {
  return [
    { name: 'invitations for the closed cases (办结件的评价邀请)', expected: await closedCases(read), found: await invitations(read) },
    {
      name: 'ratings in the timeline (评价入时间线)',
      expected: await read('evaluation', 'SELECT count(*) AS n FROM ratings'),
      found: await read('monitoring', "SELECT count(*) AS n FROM timeline WHERE type = 'evaluation.rating.given'"),
    },
    {
      name: 'handling cases of bad ratings (差评处置件)',
      expected: await read('evaluation', "SELECT count(*) AS n FROM ratings WHERE level IN ('poor', 'veryPoor')"),
      found: await read('evaluation', 'SELECT count(*) AS n FROM handlings'),
    },
    {
      name: 'rated services in the published figures (公开指标)',
      expected: await read('evaluation', 'SELECT count(DISTINCT invitation_id) AS n FROM ratings WHERE excluded_at IS NULL'),
      found: await read(
        'evaluation',
        'SELECT coalesce(sum(very_good + good + fair + poor + very_poor + defaults), 0) AS n FROM rating_sums',
      ),
    },
  ];
}
