/** In SQL: the text of which a row of `case_steps` must have the hash, in a query over the steps of one case from the first on. */
export const STEP_CONTENT =
  'case_step_content(lag(hash) OVER (ORDER BY seq), case_no, seq, kind, at, actor_kind, actor_id, actor_org, detail)';
