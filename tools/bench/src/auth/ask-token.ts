import type { DemoConfidentialClient } from '@yiwang/demo-data';

type Client = Pick<DemoConfidentialClient, 'clientId' | 'clientSecret'>;

export const basic = ({ clientId, clientSecret }: Client): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`;

/** An access token by client credentials, from auth itself. */
export async function askToken(auth: string, client: Client): Promise<string> {
  const answer = await fetch(`${auth}/oidc/token`, {
    method: 'POST',
    headers: { authorization: basic(client) },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const body = (await answer.json()) as { access_token?: string };
  if (body.access_token === undefined) throw new Error(`${client.clientId} got no token: ${answer.status} ${JSON.stringify(body)}`);
  return body.access_token;
}
