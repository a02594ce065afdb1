import type { FastifyRequest } from 'fastify';
import type { Parameters } from '../site/personal-interface.js';

const MOST_LENGTH = 4_000;

/** Parameters of query and form alike, for sites send them either way. What is repeated, not text or beyond any use is not there. */
export function parametersOf(request: FastifyRequest): Parameters {
  const entries = [request.query, request.body].flatMap((part) => (typeof part === 'object' && part !== null ? Object.entries(part) : []));
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= MOST_LENGTH);
  return Object.fromEntries(texts);
}
