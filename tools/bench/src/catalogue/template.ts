import { createHash } from 'node:crypto';
import { copyText } from './copy-in.ts';

/** 模板 — an item that was published through the API, as the database holds it: every cell of its rows as text. */
export interface PublishedItem {
  itemCode: string;
  name: string;
  orgCode: string;
  department: string;
  regionCode: string;
  category: string;
  audience: string[];
  item: Cells;
  version: Cells;
}

/** Column → its text; null is NULL. */
export type Cells = Readonly<Record<string, string | null>>;

/** What makes one item out of a template. */
export interface Identity {
  /** 31 characters. */
  itemCode: string;
  name: string;
  department: string;
  regionCode: string;
}

/** Which elements the copy goes without, as many items of real libraries do. */
export interface Gaps {
  process: boolean;
  materials: boolean;
  questions: boolean;
  /** Characters of the article that stands with its law; 0 without. */
  lawText: number;
}

interface Json {
  [key: string]: unknown;
}

/** Marks that no text has: where an item's own values go. */
const MARKS = {
  itemCode: '\u0001',
  catalogueCode: '\u0002',
  orgCode: '\u0003',
  name: '\u0004',
  department: '\u0005',
  region: '\u0006',
  level: '\u0007',
} as const;
const MARK = /([\u0001-\u0007])/;

/** A text cut at its marks: filling it in is a join. */
class Pattern {
  private readonly parts: readonly string[];

  constructor(text: string) {
    this.parts = text.split(MARK);
  }

  fill(values: Readonly<Record<string, string>>): string {
    let text = this.parts[0]!;
    for (let i = 1; i < this.parts.length; i += 2) text += values[this.parts[i]!]! + this.parts[i + 1]!;
    return text;
  }
}

/** Rows of `items` and `item_versions` that differ from a published item in its identity and in what it goes without. */
export class Template {
  readonly itemColumns: string[];
  readonly versionColumns: string[];
  private readonly itemLine: Pattern;
  private readonly beforeEtag: Pattern;
  private readonly afterEtag: Pattern;
  private readonly detail: Pattern;

  constructor(source: PublishedItem, gaps: Gaps) {
    const marked = (text: string): string =>
      text
        .replaceAll(source.itemCode, MARKS.itemCode)
        .replaceAll(source.itemCode.slice(19, 31), MARKS.catalogueCode)
        .replaceAll(source.orgCode, MARKS.orgCode)
        .replaceAll(source.name, MARKS.name)
        .replaceAll(source.department, MARKS.department)
        .replace(new RegExp(`^${source.regionCode}$`), MARKS.region)
        .replaceAll(`"${source.regionCode}"`, `"${MARKS.region}"`)
        .replace(`"exerciseLevel":"${source.itemCode[18]}"`, `"exerciseLevel":"${MARKS.level}"`);
    const lineOf = (cells: Cells, columns: readonly string[]): string =>
      columns.map((column) => copyText(cells[column] === null ? null : marked(cells[column]!))).join('\t');

    this.itemColumns = Object.keys(source.item);
    this.itemLine = new Pattern(lineOf(source.item, this.itemColumns));
    const version = withGaps(source.version, gaps);
    // The entity tag is of the detail's bytes, so it comes last and is worked out for each row.
    const others = Object.keys(version).filter((column) => column !== 'etag' && column !== 'detail');
    this.versionColumns = ['etag', 'detail', ...others];
    this.beforeEtag = new Pattern(copyText(marked(version['detail']!)));
    this.afterEtag = new Pattern(lineOf(version, others));
    this.detail = new Pattern(marked(version['detail']!));
  }

  /** A line for COPY into `items`. */
  item(identity: Identity): string {
    return this.itemLine.fill(valuesOf(identity));
  }

  /** A line for COPY into `item_versions`. */
  version(identity: Identity): string {
    const values = valuesOf(identity);
    const etag = createHash('sha256').update(this.detail.fill(values)).digest('base64url').slice(0, 27);
    return `${etag}\t${this.beforeEtag.fill(values)}\t${this.afterEtag.fill(values)}`;
  }
}

const valuesOf = ({ itemCode, name, department, regionCode }: Identity): Record<string, string> => ({
  [MARKS.itemCode]: itemCode,
  [MARKS.catalogueCode]: itemCode.slice(19, 31),
  [MARKS.orgCode]: itemCode.slice(0, 18),
  [MARKS.name]: name,
  [MARKS.department]: department,
  [MARKS.region]: regionCode,
  [MARKS.level]: itemCode[18]!,
});

/** The version's cells with elements left out, the same in the core, the descriptive parts and the detail made of both. */
function withGaps(version: Cells, gaps: Gaps): Cells {
  const [core, descriptive, detail] = ['core', 'descriptive', 'detail'].map((column) => JSON.parse(version[column]!) as Json);
  const told = thinned(descriptive!, gaps);
  const materials = gaps.materials ? { materials: [] } : {};
  const links = JSON.parse(JSON.stringify(detail!['links']).replaceAll(`/versions/${version['version']}/`, '/versions/1/')) as Json;
  return {
    ...version,
    // The source may have been changed since; every copy begins with its first version.
    ...{ version: '1', sequence: '1' },
    core: JSON.stringify({ ...core, ...materials }),
    descriptive: JSON.stringify(told),
    detail: JSON.stringify({ ...detail, version: 1, ...materials, descriptive: told, links }),
  };
}

function thinned(descriptive: Json, { process, materials, questions, lawText }: Gaps): Json {
  const told = { ...descriptive };
  if (process) told['process'] = [];
  if (questions) told['faq'] = [];
  if (materials) delete told['materials'];
  if (lawText > 0) {
    const laws = (told['legalBasis'] ?? []) as Json[];
    told['legalBasis'] = laws.map((law, i) => (i === 0 ? { ...law, content: articleText(lawText) } : law));
  }
  return told;
}

const SENTENCES = [
  '行政机关应当依照法定的权限、范围、条件和程序实施。',
  '申请人应当如实提交有关材料和反映真实情况，并对其申请材料实质内容的真实性负责。',
  '县级以上地方人民政府有关部门按照职责分工，负责本行政区域内的监督管理工作。',
  '违反本条规定，构成犯罪的，依法追究刑事责任。',
];

function articleText(length: number): string {
  let text = '';
  for (let i = 0; text.length < length; i++) text += `（${i + 1}）${SENTENCES[i % SENTENCES.length]!}`;
  return text.slice(0, length);
}
