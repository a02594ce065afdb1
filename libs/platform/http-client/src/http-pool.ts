import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, request } from 'undici';

export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers: Record<string, string>;
  body?: string;
  /** Until the answer is complete. */
  timeoutMs: number;
  /** Ends it sooner. */
  signal?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

const ANSWER_LIMIT = 10 * 1_048_576;

/** Kept-alive connections to neighbours, bounded in number and time, closed when the service stops. */
@Injectable()
export class HttpPool implements OnApplicationShutdown {
  private readonly agent = new Agent({
    connections: 64,
    keepAliveTimeout: 10_000,
    connect: { timeout: 3_000 },
    maxResponseSize: ANSWER_LIMIT,
  });

  async send(url: string, { method, headers, body, timeoutMs, signal }: HttpCall): Promise<HttpAnswer> {
    const limit = AbortSignal.timeout(timeoutMs);
    const answer = await request(url, {
      dispatcher: this.agent,
      method,
      headers,
      body: body ?? null,
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    });
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }
}
