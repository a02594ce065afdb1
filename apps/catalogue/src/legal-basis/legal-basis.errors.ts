import { defineError } from '@yiwang/kernel';

export const lawNotFound = defineError('not-found', 'CATALOGUE.LAW_NOT_FOUND', { zh: '法规不存在', en: 'no such law' });
export const articleNotFound = defineError('not-found', 'CATALOGUE.ARTICLE_NOT_FOUND', { zh: '条款不存在', en: 'no such article' });
