import { charsetOf, decode, encode, type Charset } from './charset.js';
import { fieldsOf, parseXml, writeXml, type XmlElement } from './strict-xml.js';

/** 回执 of the interface: a code, and a sentence for a person. */
export interface ExchangeAnswer {
  readonly result: string;
  readonly resultmsg: string;
}

/** An answer as a system's interface reads it; `more` are fields beside the documented two. */
export function writeAnswer(
  answer: ExchangeAnswer,
  more: Readonly<Record<string, string>>,
  how: { form: 'json' | 'xml'; charset: Charset },
): { body: Buffer; contentType: string } {
  const fields = { result: answer.result, resultmsg: answer.resultmsg, ...more };
  const type = how.form === 'json' ? 'application/json' : 'application/xml';
  const text = how.form === 'json' ? JSON.stringify(fields) : writeXml({ name: 'RECORD', content: fieldsOf(fields) }, how.charset);
  return { body: encode(text, how.charset), contentType: `${type}; charset=${how.charset}` };
}

/**
 * What a department's system answered: JSON, XML, or JSON in an XML string as ASP.NET services wrap it; undefined when it is none of them.
 * Where the answer names no character set, `fallback` is tried, and UTF-8 after it.
 */
export function readAnswer(body: Uint8Array, contentType: string | undefined, fallback: Charset): ExchangeAnswer | undefined {
  const text = textOf(body, contentType, fallback)
    ?.replace(/^\ufeff/, '')
    .trim();
  if (text === undefined) return undefined;
  if (text.startsWith('{')) return ofJson(text);
  if (!text.startsWith('<')) return undefined;
  try {
    const root = parseXml(text);
    return root.text.startsWith('{') ? ofJson(root.text) : ofXml(root);
  } catch {
    return undefined;
  }
}

function textOf(body: Uint8Array, contentType: string | undefined, fallback: Charset): string | undefined {
  for (const charset of [() => charsetOf(contentType) ?? fallback, () => 'utf-8' as const]) {
    try {
      return decode(body, charset());
    } catch {
      // The next one may fit.
    }
  }
  return undefined;
}

function ofJson(text: string): ExchangeAnswer | undefined {
  try {
    const { result, resultmsg } = JSON.parse(text) as Record<string, unknown>;
    if (typeof result !== 'string' && typeof result !== 'number') return undefined;
    return { result: String(result), resultmsg: typeof resultmsg === 'string' ? resultmsg : '' };
  } catch {
    return undefined;
  }
}

function ofXml(root: XmlElement): ExchangeAnswer | undefined {
  const result = find(root, 'result');
  return result === undefined ? undefined : { result, resultmsg: find(root, 'resultmsg') ?? '' };
}

function find(element: XmlElement, name: string): string | undefined {
  if (element.children.length === 0 && element.name.toLowerCase() === name) return element.text;
  for (const child of element.children) {
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
