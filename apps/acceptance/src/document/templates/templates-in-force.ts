import { Injectable } from '@nestjs/common';
import { Aside } from '@yiwang/persistence';
import { regionAncestors } from '@yiwang/standards';
import type { DocumentKind } from '../domain/document-kind.js';
import type { DocumentTemplate, PlacedTemplate } from '../domain/document-template.js';
import { BUILT_IN_TEMPLATES } from './built-in-templates.js';

/** Another process may have published; so long it may go unnoticed. Real time, whatever the Clock says. */
const FRESH_MS = 3_000;

const CHANGES = `
  SELECT region_code, kind, version, status, content, change::int AS change FROM document_templates
  WHERE change > $1 ORDER BY change`;

interface ChangeRow extends Record<string, unknown> {
  region_code: string;
  kind: DocumentKind;
  version: number;
  status: 'published' | 'retired';
  content: DocumentTemplate;
  change: number;
}

const keyOf = (regionCode: string, kind: DocumentKind): string => `${regionCode}:${kind}`;

/**
 * 现行模板 in memory: that of the region, or of the nearest region above it that has one, or the one that the platform brings along. Few
 * seconds old at most; what has changed since is read beside the unit of work of whoever asks.
 */
@Injectable()
export class TemplatesInForce {
  private readonly inForce = new Map<string, PlacedTemplate>();
  private seen = 0;
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(private readonly aside: Aside) {}

  async of(kind: DocumentKind, regionCode: string): Promise<PlacedTemplate> {
    if (performance.now() - this.readAt > FRESH_MS) await this.refresh();
    for (const region of [regionCode, ...regionAncestors(regionCode)]) {
      const template = this.inForce.get(keyOf(region, kind));
      if (template) return template;
    }
    return BUILT_IN_TEMPLATES[kind];
  }

  /** So that whoever publishes sees it at once. */
  forget(): void {
    this.readAt = -Infinity;
  }

  private refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async read(): Promise<void> {
    const startedAt = performance.now();
    for (const row of await this.aside.query<ChangeRow>(CHANGES, [this.seen])) {
      const { region_code: regionCode, kind, version, status, content, change } = row;
      const key = keyOf(regionCode, kind);
      if (status === 'published') this.inForce.set(key, { ...content, regionCode, kind, version });
      else if (this.inForce.get(key)?.version === version) this.inForce.delete(key);
      this.seen = change;
    }
    this.readAt = startedAt;
  }
}
