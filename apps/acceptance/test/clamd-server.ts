import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The harmless file that scanners call harmful (EICAR), in pieces, or they would take this one for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** clamd as its protocol has it (`zINSTREAM`, lengths in network order, verdicts that end with NUL), knowing one signature only. */
export class ClamdServer {
  /** Files it has seen to their end. */
  scanned = 0;
  /** Where it stops to listen, as the real one does with `StreamMaxLength`. */
  mostBytes = Number.MAX_SAFE_INTEGER;
  private readonly sockets = new Set<Socket>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<ClamdServer> {
    const server = createServer((socket) => {
      clamd.sockets.add(socket);
      socket.on('close', () => clamd.sockets.delete(socket));
      socket.on('error', () => undefined);
      void clamd.serve(socket).catch(() => socket.destroy());
    });
    const clamd = new ClamdServer(server);
    await clamd.listen(0);
    return clamd;
  }

  private port = 0;
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  /** Comes back on the address it had. */
  restart(): Promise<void> {
    return this.listen(this.port);
  }

  private async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  private async serve(socket: Socket): Promise<void> {
    let waiting = Buffer.alloc(0);
    const pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const read = async (length: number): Promise<Buffer> => {
      while (waiting.length < length) {
        const { value, done } = await pieces.next();
        if (done) throw new Error('the client went');
        waiting = Buffer.concat([waiting, value]);
      }
      const taken = waiting.subarray(0, length);
      waiting = waiting.subarray(length);
      return taken;
    };
    if ((await read(10)).toString() !== 'zINSTREAM\0') return void socket.end('UNKNOWN COMMAND\0');
    let seen = 0;
    let tail = '';
    let harmful = false;
    for (;;) {
      const length = (await read(4)).readUInt32BE();
      if (length === 0) break;
      seen += length;
      if (seen > this.mostBytes) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      const text = tail + (await read(length)).toString('latin1');
      harmful ||= text.includes(EICAR);
      tail = text.slice(-EICAR.length);
    }
    this.scanned++;
    socket.end(harmful ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  }
}
