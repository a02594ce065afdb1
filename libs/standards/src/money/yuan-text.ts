import { fen } from '@yiwang/kernel';
import type { Fen } from '@yiwang/kernel';
import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';

const YUAN = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/;

/** Whole fen as a text in yuan with two decimals, as exchanges write money (n..16,2): 5 → `0.05`. Never through a fraction. */
export function yuanText(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * A text in yuan as whole fen. Accepts `12`, `12.5`, `12.50`, `1,234.50` and a leading minus; refuses more decimals rather than rounding.
 * Codes: YUAN_FORM, YUAN_RANGE (beyond the safe integers of fen).
 */
export function parseYuan(text: string): Checked<Fen> {
  const match = YUAN.exec(text);
  if (!match) return fail('YUAN_FORM', '金额应为元，最多两位小数', 'an amount in yuan has at most two decimals');
  const amount = Number(match[2]!.replaceAll(',', '') + (match[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(amount)) return fail('YUAN_RANGE', '金额超出范围', 'the amount is too large');
  return ok(fen(match[1] && amount !== 0 ? -amount : amount));
}
