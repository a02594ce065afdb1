/** SQLSTATE classes that say the database is away, restarting, full or misconfigured: waiting helps, changing the request does not. */
const TROUBLE_CLASSES = new Set(['08', '28', '53', '57', '58']);
const TROUBLE_STATES = new Set([
  '3D000', // the database is not there (yet)
  '25006', // a former primary that only reads now
  '25P03', // idle in transaction for too long
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock timeout
]);
/** A bound statement that does not fit its parameters, and a cancelled or too slow statement, are the statement's own fault. */
const STATEMENT_STATES = new Set(['08P01', '57014']);
const STATEMENT_TIMEOUT = '57014';
/** A prepared statement whose table was changed since: PostgreSQL tells its texts in the server's language, but not where it found it. */
const STALE_PLAN = { code: '0A000', routine: 'RevalidateCachedQuery' };
/** After these the server closes the connection, whatever word its language has for FATAL. */
const FINAL_CLASSES = new Set(['08', '28', 'XX']);
const FINAL_STATES = /^(57P..|25P0[34]|53300)$/;
const NODE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Query read timeout|Cannot use a pool after|Client was closed/i;

interface Failure {
  code?: unknown;
  message?: unknown;
  /** The function of the server that found the fault: set in every error that the server itself tells. */
  routine?: unknown;
  syscall?: unknown;
  driverError?: unknown;
  cause?: unknown;
}

const isStalePlan = ({ code, routine }: Failure): boolean => code === STALE_PLAN.code && routine === STALE_PLAN.routine;

const isTrouble = (failure: Failure): boolean => {
  const { code, message, syscall } = failure;
  if (typeof code === 'string') {
    if (NODE_CODES.has(code) || TROUBLE_STATES.has(code) || (code === 'ENOENT' && syscall === 'connect')) return true;
    if (code.length === 5 && TROUBLE_CLASSES.has(code.slice(0, 2))) return !STATEMENT_STATES.has(code);
  }
  return isStalePlan(failure) || (typeof message === 'string' && MESSAGES.test(message));
};

/** Looks at an error, at the driver's inside TypeORM's, and at what caused it; not endlessly, should causes go in a circle. */
function some(error: unknown, test: (failure: Failure) => boolean, depth = 5): boolean {
  if (typeof error !== 'object' || error === null || depth === 0) return false;
  const failure = error as Failure;
  return test(failure) || [failure.driverError, failure.cause].some((inner) => some(inner, test, depth - 1));
}

/** Whether the failure is the database's (or the way to it), not the statement's: the same again may succeed, and nothing was done. */
export const isConnectionTrouble = (error: unknown): boolean => some(error, isTrouble);

/**
 * Whether a statement ran longer than it may. An overloaded database does that to healthy statements, and one bad statement does it for
 * ever: try again patiently, not endlessly.
 */
export const isStatementTimeout = (error: unknown): boolean => some(error, ({ code }) => code === STATEMENT_TIMEOUT);

/** Whether the connection can be used after this failure: the server itself has refused one statement and goes on. */
export const leavesConnectionUsable = (error: unknown): boolean => {
  const failure = (error ?? {}) as Failure;
  const { code, routine } = failure;
  if (typeof code !== 'string' || typeof routine !== 'string') return false;
  return !FINAL_CLASSES.has(code.slice(0, 2)) && !FINAL_STATES.test(code) && !isStalePlan(failure);
};

/**
 * Whether a statement that failed so has written nothing for sure: the server told that it refused it, or its values could not even be sent.
 * Of what else happens on the way there (any code that is not the server's, no answer at all) nobody knows.
 */
export const hasWrittenNothing = (error: unknown): boolean => {
  const { code, routine } = (error ?? {}) as Failure;
  return leavesConnectionUsable(error) || (!isConnectionTrouble(error) && (typeof code !== 'string' || typeof routine === 'string'));
};

/** The name of the unique constraint that a write broke, if that is what went wrong. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint, driverError } = (error ?? {}) as { code?: string; constraint?: string; driverError?: unknown };
  if (code === '23505') return constraint;
  return driverError ? violatedConstraint(driverError) : undefined;
}
