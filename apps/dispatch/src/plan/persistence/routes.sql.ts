/**
 * Who reads by which way a department's tasks go shares its routes until its unit of work ends; who moves a system or changes what goes to it
 * takes them for himself. Not the rows of the systems: of these sharers come past who waits for them, so that a steady stream of tasks would
 * keep an operator from suspending the very system that they go to. Here each has his turn.
 */
const keyOf = (orgCode: string): string => `hashtextextended('routes ' || ${orgCode}, 0)`;

/** $1: the departments, always in the same order. A statement of its own: only the next one sees what the holder before has committed. */
export const SHARE_ROUTES = `SELECT pg_advisory_xact_lock_shared(${keyOf('o')}) FROM unnest($1::text[]) o`;

export const TAKE_ROUTES = `SELECT pg_advisory_xact_lock(${keyOf('$1::text')})`;
