import type { GuardedHttp } from '@yiwang/http-client';

const TIMEOUT_MS = 2_500;
/** Statuses whose answers have no body. */
const EMPTY = [204, 205, 304];

/** `fetch` as oidc-provider calls it, over the guarded client: addresses that clients give lead to no machine of ours. */
export const guardedFetch =
  (http: GuardedHttp) =>
  async (url: string | URL, { method, headers, body }: RequestInit = {}): Promise<Response> => {
    const answer = await http.send(String(url), {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      ...(body !== null && body !== undefined && { body: body instanceof URLSearchParams ? body.toString() : (body as string) }),
      timeoutMs: TIMEOUT_MS,
    });
    if (!answer.complete) throw new Error('the answer is too long');
    const fields = Object.entries(answer.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    );
    return new Response(EMPTY.includes(answer.status) ? null : new Uint8Array(answer.body), { status: answer.status, headers: fields });
  };
