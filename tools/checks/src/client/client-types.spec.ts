import { describe, expect, it } from '@jest/globals';
import { clientTypes } from './client-types.ts';

const problem = { description: 'no', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const document = {
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths: {
    '/notes': {
      post: {
        operationId: 'note_write',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { text: { type: 'string' }, copies: { type: 'integer', default: 1 } },
                required: ['text'],
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'done',
            content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } },
          },
          '409': problem,
        },
      },
    },
  },
  components: { schemas: { Problem: { type: 'object', properties: { code: { type: 'string' } } } } },
};

describe('the types of the client', () => {
  it('leave optional what the service has a default for', async () => {
    expect(await clientTypes(document)).toMatch(/text: string;[^}]*copies\?: number;/);
  });

  it('name the answers of success alone, and keep the problem as a type', async () => {
    const text = await clientTypes(document);
    expect(text).toMatch(/201: \{/);
    expect(text).not.toMatch(/409: \{/);
    expect(text).toMatch(/Problem: \{/);
  });

  it('are the same whenever they are written', async () => {
    expect(await clientTypes(document)).toBe(await clientTypes(document));
  });
});
