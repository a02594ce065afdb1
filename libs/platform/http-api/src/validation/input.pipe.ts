import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';
import { inputError } from './input-error.js';

/**
 * Nest's Standard Schema validation, with failures told as HTTP.INVALID and each wrong field named: the stock pipe forgets which
 * parameter it was and joins everything into one string.
 */
@Injectable()
export class InputPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    if (!(schema instanceof z.ZodType) || !this.toValidate(metadata)) return super.transform(value, metadata) as Promise<T>;
    const result = await this.validate(value, schema);
    if (!result.issues) return result.value as T;
    throw await inputError(schema, value, { type: metadata.type as 'body' | 'query' | 'param', name: metadata.data });
  }
}
