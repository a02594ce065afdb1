import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HEADER = `// Written by \`npm run check -- openapi --write\` from the documents of all services, as the gateway shows them. Not to be edited.

`;

type Json = Record<string, unknown>;

/** The TypeScript of a platform's OpenAPI document: what each path takes, and what it answers when all is well. */
export async function clientTypes(document: Json): Promise<string> {
  const nodes = await openapiTypescript(withSuccessOnly(document) as unknown as OpenAPI3, {
    // What a request may leave out stays optional although the service has a default for it.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
  });
  return HEADER + astToString(nodes);
}

/** Without the answers that the client throws: all of them are the same Problem, told by code in the descriptions. */
function withSuccessOnly(document: Json): Json {
  const paths = Object.entries(document['paths'] as Record<string, Record<string, Json>>).map(([path, item]) => {
    const operations = Object.entries(item).map(([method, operation]) => {
      const answers = Object.entries((operation['responses'] ?? {}) as Json).filter(([status]) => status.startsWith('2'));
      return [method, { ...operation, responses: Object.fromEntries(answers) }];
    });
    return [path, Object.fromEntries(operations) as Json];
  });
  return { ...document, paths: Object.fromEntries(paths) as Json };
}
