import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { shanghaiDate } from '@yiwang/standards';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { fill, inWords, valuesOf, type TemplateValue } from '../domain/document-template.js';
import { DOCUMENT_KINDS } from '../domain/document-kind.js';
import { dateInWords } from '../domain/document-values.js';
import { verificationUrl } from '../domain/verification-code.js';
import type { TemplateEntry } from '../http/template.schema.js';
import { regionNameOf } from '../persistence/sql-official-documents.js';
import { PdfRenderer } from '../render/pdf-renderer.js';

const LISTS = ['materials', 'points', 'missing', 'cases', 'tolerated'];
const NO_CODE = '····-····-····-····';

/** 模板预览 — a specimen, in which every value is its own name. */
@Injectable()
export class PreviewTemplate {
  constructor(
    private readonly renderer: PdfRenderer,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** @throws ACCEPTANCE.DOCUMENTS_BUSY */
  execute({ regionCode, kind, content }: TemplateEntry): Promise<Buffer> {
    const now = this.clock.now();
    const region = regionNameOf(regionCode);
    const values: Record<string, TemplateValue> = {};
    for (const name of valuesOf(kind)) values[name] = LISTS.includes(name) ? [`【${name} 1】`, `【${name} 2】`] : `【${name}】`;
    return this.renderer.draw({
      title: content.title,
      number: fill(content.number, { region, word: DOCUMENT_KINDS[kind].word, year: shanghaiDate(now).slice(0, 4), serial: '000000' }),
      addressee: '【applicant】',
      paragraphs: inWords(content, values),
      note: content.note ?? null,
      issuer: `【${region} issuer】`,
      date: dateInWords(now),
      code: NO_CODE,
      url: verificationUrl(this.config.PUBLIC_URL, 'SPECIMEN'),
      sha256: '0'.repeat(64),
      testSeal: '样张 不具效力',
      fixedAt: now.toISOString(),
      attachments: [],
    });
  }
}
