import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { loadContracts, type ServiceContract } from '../src/events/contracts.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const read = (file: string): Promise<string> => readFile(join(ROOT, file), 'utf8');
/** Formats are the contracts' own business; here it is about the form of the document. */
const ajv = (): Ajv => new Ajv({ strict: false, validateFormats: false, allErrors: true });

interface AsyncApi {
  channels: Record<string, { messages: Record<string, { $ref: string }> }>;
  components: { messages: Record<string, { payload: object }> };
}

describe('docs/asyncapi.yaml', () => {
  let document: AsyncApi;
  let contracts: ServiceContract[];
  beforeAll(async () => {
    document = parse(await read('docs/asyncapi.yaml')) as AsyncApi;
    contracts = await loadContracts(ROOT);
  });

  it('is AsyncAPI 3 by the schema of its authors', async () => {
    const official = createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json');
    const validate: ValidateFunction = ajv().compile(JSON.parse(await readFile(official, 'utf8')) as object);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('has every event in exactly one channel', () => {
    const inChannels = Object.values(document.channels).flatMap(({ messages }) => Object.keys(messages));
    const events = contracts.flatMap((contract) => contract.events.map((event) => event.fullType));
    expect(inChannels.sort()).toEqual(events.sort());
  });

  it('describes every committed sample, and refuses it under another type or without its data', async () => {
    const schemas = ajv();
    schemas.addSchema(document, 'catalogue');
    for (const { folder, events } of contracts)
      for (const { fullType } of events) {
        const validate = schemas.compile({ $ref: `catalogue#/components/messages/${fullType}/payload` });
        for (const [name, sample] of Object.entries(
          JSON.parse(await read(`${folder}/samples/${fullType}.json`)) as Record<string, object>,
        )) {
          expect([fullType, name, validate(sample), validate.errors]).toEqual([fullType, name, true, null]);
          expect(validate({ ...sample, type: 'cn.yiwang.other.thing.happened.v1' })).toBe(false);
          expect(validate({ ...sample, data: {} })).toBe(false);
        }
      }
  });
});
