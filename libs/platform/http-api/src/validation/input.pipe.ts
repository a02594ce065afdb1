import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';
import { inputError, unstorableInput } from './input-error.js';
import { unstorableText } from './storable-text.js';

/**
 * Nest's Standard Schema validation, with failures told as HTTP.INVALID and each wrong field named: the stock pipe forgets which
 * parameter it was and joins everything into one string.
 */
@Injectable()
export class InputPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    if (!(schema instanceof z.ZodType) || !this.toValidate(metadata)) return super.transform(value, metadata) as Promise<T>;
    const source = { type: metadata.type as 'body' | 'query' | 'param', name: metadata.data };
    const result = await this.validate(value, schema);
    if (result.issues) throw await inputError(schema, value, source);
    const unstorable = unstorableText(result.value);
    if (unstorable) throw unstorableInput(source, unstorable);
    return result.value as T;
  }
}
