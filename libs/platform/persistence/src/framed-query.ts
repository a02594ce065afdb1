import pg, { type QueryResult } from 'pg';
import { serialize } from 'pg-protocol';

/** Names under which a connection keeps its BEGIN and COMMIT. */
export const BEGIN = { name: 'begin', text: 'BEGIN' } as const;
export const COMMIT = { name: 'commit', text: 'COMMIT' } as const;

/** What goes out and comes back with a statement, in the same round trip. */
export interface Frame {
  /** BEGIN before it. The connection must have run `BEGIN` by its name once. */
  opens?: boolean;
  /** COMMIT behind it, unless it fails. The connection must have run `COMMIT` by its name once. */
  closes?: boolean;
}

interface Field {
  name: string;
}

/** The side of pg's connection that a query writes to; @types/pg leaves out what the statement names need. */
interface Wire {
  stream: { writable: boolean; write(data: Buffer): boolean };
  parsedStatements: Record<string, string | undefined>;
  submittedNamedStatements: Record<string, string | undefined>;
}

/** The parts of pg's own query that this one leans on; its version is pinned, and the tests here notice when they change. */
interface QueryParts {
  text: string;
  name: string;
  _result: { addFields(fields: readonly Field[]): void };
  _accumulateRows: boolean;
  prepare(wire: object): void;
  handleRowDescription(message: { fields: Field[] }): void;
  handleCommandComplete(message: { text: string }, wire: Wire): void;
}
const parts = pg.Query.prototype as unknown as QueryParts;

const run = (statement: string): Buffer => Buffer.concat([serialize.bind({ statement }), serialize.execute()]);
const RUN_BEGIN = run(BEGIN.name);
const RUN_COMMIT = run(COMMIT.name);
const SYNC = serialize.sync();

/** The columns of each prepared statement, by connection: PostgreSQL itself refuses one whose columns have changed (0A000). */
const columns = new WeakMap<Wire, Map<string, readonly Field[] | 'none'>>();

/** Whether the connection has run the statement by its name, so that it can be bound without being sent. */
export const isPrepared = (client: pg.PoolClient, { name }: { name: string }): boolean =>
  (client as unknown as { connection: Wire }).connection.parsedStatements[name] !== undefined;

/**
 * A named statement that takes BEGIN and COMMIT along, is written in one piece, and asks for its columns only the first time. A
 * transaction of one locking read and its writes costs two round trips instead of four, and about half the processor time.
 */
class FramedQuery extends pg.Query {
  private readonly frame: Frame;
  private known: Map<string, readonly Field[] | 'none'> = new Map();
  private state: 'begins' | 'runs' | 'commits';
  /** What COMMIT was answered: `ROLLBACK` if the transaction had failed before. */
  ended: string | undefined;

  constructor(statement: { name: string; text: string; values: unknown[] }, frame: Frame, done: (error: Error | undefined) => void) {
    super(statement, (error) => done(error));
    this.frame = frame;
    this.state = frame.opens ? 'begins' : 'runs';
    this.submit = (connection) => this.send(connection as unknown as Wire);
  }

  private get own(): QueryParts {
    return this as unknown as QueryParts;
  }

  private send(wire: Wire): void {
    const { name } = this.own;
    const known = columns.get(wire) ?? new Map<string, readonly Field[] | 'none'>();
    columns.set(wire, known);
    this.known = known;
    const fields = known.get(name);
    const messages: Buffer[] = this.frame.opens ? [RUN_BEGIN] : [];
    let bound = true;
    parts.prepare.call(this, {
      parsedStatements: wire.parsedStatements,
      submittedNamedStatements: wire.submittedNamedStatements,
      parse: (message: Parameters<typeof serialize.parse>[0]) => messages.push(serialize.parse(message)),
      bind: (message: Parameters<typeof serialize.bind>[0]) => messages.push(serialize.bind(message)),
      describe: (message: Parameters<typeof serialize.describe>[0]) => fields === undefined && messages.push(serialize.describe(message)),
      execute: () => messages.push(serialize.execute()),
      sync: () => this.frame.closes && messages.push(RUN_COMMIT),
      // A value that cannot be sent: `prepare` has told so already. Nothing may reach the server then, least of all the COMMIT.
      close: () => (bound = false),
    });
    if (!bound) delete wire.submittedNamedStatements[name];
    else if (fields !== undefined && fields !== 'none') {
      this.own._result.addFields(fields);
      this.own._accumulateRows = true;
    }
    if (wire.stream.writable) wire.stream.write(bound ? Buffer.concat([...messages, SYNC]) : SYNC);
  }

  handleRowDescription(message: { fields: Field[] }): void {
    this.known.set(this.own.name, message.fields);
    parts.handleRowDescription.call(this, message);
  }

  handleCommandComplete(message: { text: string }, wire: Wire): void {
    if (this.state === 'begins') {
      this.state = 'runs';
    } else if (this.state === 'commits') {
      this.ended = message.text;
    } else {
      this.state = 'commits';
      if (!this.known.has(this.own.name)) this.known.set(this.own.name, 'none');
      parts.handleCommandComplete.call(this, message, wire);
    }
  }
}

/** Runs a named statement in its frame. `ended` is what COMMIT was answered, if there was one. */
export function runFramed(
  client: pg.PoolClient,
  statement: { name: string; text: string; values: unknown[] },
  frame: Frame,
): Promise<{ result: QueryResult; ended: string | undefined }> {
  return new Promise<{ result: QueryResult; ended: string | undefined }>((resolve, reject) => {
    const query = new FramedQuery(statement, frame, (error) => {
      if (error) reject(error);
      else resolve({ result: (query as unknown as { _result: QueryResult })._result, ended: query.ended });
    });
    client.query(query);
  }).catch((error: Error) => {
    Error.captureStackTrace(error); // the stack of who asked, as the driver's own queries have it; the socket's tells nobody anything
    throw error;
  });
}
