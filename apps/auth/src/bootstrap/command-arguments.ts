import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '@yiwang/kernel';
import { CommandError, type CommandContext } from '@yiwang/service-host';
import type { z } from 'zod';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options of a command. @throws CommandError with its usage; a word that belongs to no option is not repeated, it might be a password */
export function optionsOf<O extends Options>(args: readonly string[], options: O, usage: string) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const surplus = code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL';
    throw new CommandError(`${surplus ? 'there is a word that belongs to no option' : message.split('. ')[0]}\n${usage}`);
  }
}

/** @throws CommandError naming each option that is wrong or missing; never a value */
export function checked<S extends z.ZodType>(schema: S, values: unknown, usage: string): z.output<S> {
  const read = schema.safeParse(values);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new CommandError(`${problems.join('\n')}\n${usage}`);
}

/** A password or secret from standard input; one line end after it, as `echo` writes it, is no part of it. */
export async function secretFrom(input: CommandContext['input'], least: number): Promise<string> {
  const secret = (await input()).replace(/\r?\n$/, '');
  if (secret.length < least || secret.length > 256 || /[\0\r\n]/.test(secret)) {
    throw new CommandError(`standard input must be one line of ${least} to 256 characters`);
  }
  return secret;
}

/** Says a refusal in one line instead of a stack. */
export async function plainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AppError ? new CommandError(error.message, { cause: error }) : error;
  }
}
