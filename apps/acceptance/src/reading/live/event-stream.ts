import { Readable } from 'node:stream';

/** What a client may leave unread before it is given up: some hundred events. */
const MOST_UNREAD = 256 * 1024;

/** Names and values as the protocol writes them; data is one line. */
const frame = (fields: Readonly<Record<string, string | number>>): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n\n`;

/** 事件流 — one client's stream of server-sent events (HTML Living Standard, 9.2). A client that does not read is cut off. */
export class EventStream extends Readable {
  /** The version that was sent last. */
  sent = -1;
  private over = false;

  /** `ended` says whether who follows may not any more. */
  constructor(
    retryMs: number,
    private readonly ended: () => boolean = () => false,
  ) {
    super();
    this.push(frame({ retry: retryMs }));
  }

  override _read(): void {
    // Everything is pushed when it happens.
  }

  /** Nothing to who may not follow any more. */
  event(name: string, data: string, id?: number): void {
    if (this.ended()) this.finish('ended');
    else this.send(name, data, id);
  }

  private send(name: string, data: string, id?: number): void {
    this.write(frame({ ...(id !== undefined && { id }), event: name, data }));
  }

  /** Keeps the connection from being taken for dead; ends it for who may not follow any more. */
  beat(): void {
    if (this.ended()) this.finish('ended');
    else this.write(': \n\n');
  }

  /** Says why and ends; the client comes again after its pause. */
  finish(reason: string): void {
    if (this.over) return;
    this.send('end', JSON.stringify({ reason }));
    this.over = true;
    if (!this.destroyed) this.push(null);
  }

  private write(text: string): void {
    if (this.over || this.destroyed) return;
    if (this.readableLength > MOST_UNREAD) this.destroy();
    else this.push(text);
  }
}
