/** SQLSTATE classes that say the database is away, restarting or overloaded: waiting helps, changing the request does not. */
const TROUBLE_CLASSES = new Set(['08', '53', '57']);
const TROUBLE_STATES = new Set(['40001', '40P01', '55P03', '25P03']);
const NODE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN', 'ENOENT']);
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Query read timeout|Cannot use a pool after/i;

/** Whether the failure is the database's (or the way to it), not the statement's. */
export function isConnectionTrouble(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, driverError, cause } = error as { code?: unknown; message?: unknown; driverError?: unknown; cause?: unknown };
  if (typeof code === 'string') {
    if (NODE_CODES.has(code) || TROUBLE_STATES.has(code)) return true;
    if (code.length === 5 && TROUBLE_CLASSES.has(code.slice(0, 2))) return code !== '57014'; // a cancelled statement is the statement's
  }
  if (typeof message === 'string' && MESSAGES.test(message)) return true;
  return [driverError, cause].some((inner) => inner !== undefined && inner !== error && isConnectionTrouble(inner));
}

/** The name of the unique constraint that a write broke, if that is what went wrong. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint, driverError } = (error ?? {}) as { code?: string; constraint?: string; driverError?: unknown };
  if (code === '23505') return constraint;
  return driverError ? violatedConstraint(driverError) : undefined;
}
