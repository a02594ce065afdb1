import { z } from 'zod';
import { day, link, text } from './text.js';

/**
 * 设定依据 — one article of a law; 文号 and 条款 are kept apart because the same 文号 is cited with many articles. Name, 文号 and 条款
 * together are the identity under which the library knows the article.
 */
export const LegalBasis = z.object({
  name: text(200).describe('法规名称'),
  documentNo: text(100).optional().describe('文号'),
  article: text(100).optional().describe('条款'),
  content: text(30_000).optional().describe('条文内容'),
  issuer: text(200).optional().describe('颁布机关'),
  effectiveFrom: day.optional().describe('实施日期'),
  url: link.optional().describe('原文地址'),
});
export type LegalBasis = z.infer<typeof LegalBasis>;
