import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { errors, type Dispatcher } from 'undici';
import { answerHeaders } from './headers.js';

/** Writes one upstream answer to the client's socket piece by piece, no faster than the client reads. */
export class ResponsePipe implements Dispatcher.DispatchHandler {
  private readonly begun = performance.now();
  private controller: Dispatcher.DispatchController | undefined;
  private finished = false;
  private readonly onClose = (): void => {
    if (this.finished) return;
    this.finished = true;
    this.controller?.abort(new errors.RequestAbortedError());
    this.resolve();
  };

  constructor(
    private readonly response: ServerResponse,
    private readonly timeoutMs: number,
    private readonly resolve: () => void,
    private readonly reject: (error: unknown) => void,
  ) {
    response.once('close', this.onClose);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // What waited in the queue for longer than an answer may take is not worth sending any more.
    if (this.finished) controller.abort(new errors.RequestAbortedError());
    else if (performance.now() - this.begun > this.timeoutMs) controller.abort(new errors.HeadersTimeoutError());
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200 || this.finished) return;
    this.response.writeHead(status, answerHeaders(headers, this.response));
    // The first event may be long in coming; the client must hear at once that it is let in.
    if (headers['content-type']?.startsWith('text/event-stream')) this.response.flushHeaders();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.finished || this.response.write(chunk)) return;
    controller.pause();
    this.response.once('drain', () => controller.resume());
  }

  onResponseEnd(): void {
    if (!this.end()) return;
    this.response.end();
    this.resolve();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (!this.end()) return;
    if (!this.response.headersSent) return this.reject(error);
    // Half an answer is out: cutting the connection is the only way left to say that it is not whole.
    this.response.destroy();
    this.resolve();
  }

  private end(): boolean {
    if (this.finished) return false;
    this.finished = true;
    this.response.off('close', this.onClose);
    return true;
  }
}
