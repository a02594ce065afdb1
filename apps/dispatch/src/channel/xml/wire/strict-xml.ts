import { isAppError } from '@yiwang/kernel';
import sax from 'sax';
import { xmlForbidden, xmlMalformed, xmlTooLarge } from '../xml.errors.js';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text without what surrounds it in white space; that of its children is theirs. */
  readonly text: string;
}

const MOST_LEVELS = 12;
const MOST_ELEMENTS = 5_000;
const MOST_ATTRIBUTES = 8;
const MOST_TEXT = 256 * 1024;
/** What XML 1.0 does not know and PostgreSQL does not keep; it can come as a numeric reference. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

interface Opened {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/**
 * A whole document of the exchange, which is a few levels of elements and their text. Neither a DOCTYPE nor any entity besides XML's own
 * five is taken: they are how a kilobyte becomes gigabytes, or a file of ours becomes part of the document. The character set that the
 * prolog names is not looked at, since it may well contradict the form that the document came in.
 * @throws DISPATCH.EXCHANGE_XML, DISPATCH.EXCHANGE_XML_FORBIDDEN, DISPATCH.EXCHANGE_XML_TOO_LARGE
 */
export function parseXml(document: string): XmlElement {
  const reader = new Reader();
  try {
    return reader.read(document);
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    throw xmlMalformed({ cause });
  }
}

class Reader {
  private readonly parser = sax.parser(true, { position: false, strictEntities: true } as sax.SAXOptions);
  private readonly open: Opened[] = [];
  private root: XmlElement | undefined;
  private prologs = 0;
  private elements = 0;
  private attributes = 0;
  private length = 0;

  constructor() {
    this.parser.ondoctype = () => {
      throw xmlForbidden();
    };
    this.parser.onprocessinginstruction = ({ name }) => {
      // A prolog stands before the document, once.
      if (name !== 'xml' || this.prologs++ > 0 || this.root || this.open.length > 0) throw xmlForbidden();
    };
    this.parser.onopentagstart = () => (this.attributes = 0);
    this.parser.onattribute = ({ value }) => {
      if (++this.attributes > MOST_ATTRIBUTES) throw xmlTooLarge();
      this.count(value);
    };
    this.parser.onopentag = (tag) => this.opened(tag.name, tag.attributes as Record<string, string>);
    this.parser.onclosetag = () => this.closed();
    this.parser.ontext = (text) => this.heard(text);
    this.parser.oncdata = (text) => this.heard(text);
    this.parser.onerror = (error) => {
      throw error;
    };
  }

  read(document: string): XmlElement {
    this.parser.write(document.startsWith('\ufeff') ? document.slice(1) : document).close();
    if (!this.root || this.open.length > 0) throw xmlMalformed();
    return this.root;
  }

  private opened(name: string, attributes: Record<string, string>): void {
    if (++this.elements > MOST_ELEMENTS || this.open.length >= MOST_LEVELS) throw xmlTooLarge();
    if (this.root) throw xmlMalformed();
    this.open.push({ name, attributes: { ...attributes }, children: [], text: '' });
  }

  private closed(): void {
    const { text, ...element } = this.open.pop()!;
    const done: XmlElement = { ...element, text: text.trim() };
    const parent = this.open.at(-1);
    if (parent) parent.children.push(done);
    else this.root = done;
  }

  private heard(text: string): void {
    this.count(text);
    const inside = this.open.at(-1);
    if (inside) inside.text += text;
    else if (text.trim() !== '') throw xmlMalformed();
  }

  private count(text: string): void {
    if ((this.length += text.length) > MOST_TEXT) throw xmlTooLarge();
    if (CONTROL.test(text)) throw xmlMalformed();
  }
}

export interface Written {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly Written[];
}

/** Elements to write: a record of texts. */
export const fieldsOf = (fields: Readonly<Record<string, string>>): Written[] =>
  Object.entries(fields).map(([name, content]) => ({ name, content }));

/** A document with the prolog that says what its form is written in. */
export const writeXml = (root: Written, charset: string): string => `<?xml version="1.0" encoding="${charset}"?>${elementText(root)}`;

function elementText({ name, attributes = {}, content }: Written): string {
  const attributeText = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  const inner = typeof content === 'string' ? escaped(content) : content.map(elementText).join('');
  return `<${name}${attributeText}>${inner}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (char) => ESCAPES[char]!);
