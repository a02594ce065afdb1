import { connect, type Socket } from 'node:net';
import { isAppError } from '@yiwang/kernel';
import { logger } from '@yiwang/telemetry';
import type { Bytes } from '../../storage/file-store.js';
import { fileInfected, scannerDown } from '../domain/material.errors.js';
import { Scanner } from './scanner.js';

const log = logger('acceptance.scanner');
/** Until it takes what was sent, and from the last byte to the verdict. */
const SILENCE_MS = 60_000;
const CONNECT_MS = 3_000;
const MOST_ANSWER = 4_096;
const INSTREAM = Buffer.from('zINSTREAM\0');
const END = Buffer.alloc(4);

/**
 * clamd — ClamAV's daemon over TCP: `zINSTREAM`, pieces each with its length before it, a length of 0, and a verdict that ends with NUL.
 * Its `StreamMaxLength` must be at least what the service takes; it cuts the connection beyond.
 */
export class ClamdScanner extends Scanner {
  readonly name = 'clamd';

  constructor(
    private readonly host: string,
    private readonly port: number,
    private readonly silenceMs = SILENCE_MS,
  ) {
    super();
  }

  async scan(bytes: Bytes): Promise<void> {
    const line = await Line.open(this.host, this.port, this.silenceMs);
    try {
      await line.send(INSTREAM);
      for await (const piece of bytes) {
        if (piece.length === 0) continue; // a length of 0 would be the end
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        await line.send(length);
        await line.send(piece);
      }
      await line.send(END);
      judge(await line.answer());
    } catch (error) {
      throw isAppError(error) ? error : scannerDown({ cause: error });
    } finally {
      line.close();
    }
  }
}

function judge(verdict: string): void {
  if (verdict === 'stream: OK') return;
  const found = /^stream: (.{1,200}) FOUND$/.exec(verdict);
  if (!found) throw scannerDown({ cause: `clamd answered ${verdict.slice(0, 200)}` });
  // The signature is for who runs the platform; whoever sent the file learns nothing of it that helps to get around it.
  log.warn('a file was refused by the scanner', { code: found[1] });
  throw fileInfected();
}

/** One connection: what is sent waits while clamd does not take it, and what goes wrong is told to whoever waits. */
class Line {
  private readonly answered: Promise<string>;
  /** What it said before it was asked to. */
  private early: string | undefined;
  private failure: Error | undefined;

  private constructor(
    private readonly socket: Socket,
    silenceMs: number,
  ) {
    this.answered = new Promise((resolve, reject) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        if (text.includes('\0')) resolve((this.early = text.slice(0, text.indexOf('\0'))));
        else if (text.length > MOST_ANSWER) socket.destroy(new Error('clamd answers without an end'));
      });
      const fail = (error: Error): void => {
        this.failure ??= error;
        reject(error);
      };
      socket.on('error', fail);
      socket.on('timeout', () => socket.destroy(new Error('clamd is silent')));
      socket.on('close', () => fail(new Error('clamd closed the connection')));
    });
    this.answered.catch(() => undefined); // told by whoever waits next
    socket.setTimeout(silenceMs);
  }

  static open(host: string, port: number, silenceMs: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true });
      const giveUp = setTimeout(() => socket.destroy(new Error('clamd does not answer')), CONNECT_MS);
      const fail = (error: Error): void => {
        clearTimeout(giveUp);
        reject(scannerDown({ cause: error }));
      };
      socket.once('error', fail);
      socket.once('connect', () => {
        clearTimeout(giveUp);
        socket.off('error', fail);
        resolve(new Line(socket, silenceMs));
      });
    });
  }

  /** A verdict that comes before the end tells why clamd takes no more; that all is well it cannot know yet. */
  async send(bytes: Buffer): Promise<void> {
    if (this.early !== undefined) {
      judge(this.early);
      throw new Error('clamd answered before the end');
    }
    if (this.failure) throw this.failure;
    if (this.socket.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const on = (): void => {
        this.socket.off('drain', on);
        this.socket.off('close', on);
        resolve();
      };
      this.socket.once('drain', on);
      this.socket.once('close', on);
    });
  }

  answer(): Promise<string> {
    return this.answered;
  }

  close(): void {
    this.socket.destroy();
  }
}
